import ts from "typescript"
import { finding, lineOf, nodesOf, type Source } from "./source.ts"

const longestFile = 300
const longestFunction = 40

const isPackageSource = (source: Source): boolean =>
  source.place.kind === "src" && source.path.startsWith("packages/")

/** Files of packages have at most 300 lines. */
export const checkFileLength = (source: Source): readonly string[] => {
  if (!isPackageSource(source)) return []
  const lines = source.text.replace(/\n$/, "").split("\n").length
  return lines <= longestFile
    ? []
    : [
        finding(
          source.path,
          longestFile + 1,
          `the file has ${lines} lines, at most ${longestFile}: split it by subject`
        )
      ]
}

const linesOf = (source: Source, node: ts.Node): number => {
  const last = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1
  return last - lineOf(source, node) + 1
}

const hasBlock = (node: ts.Node): boolean =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined && ts.isBlock(node.body as ts.Node)

/** Functions of packages have at most 40 lines; of nested ones that are too long the innermost is reported. */
export const checkFunctionLength = (source: Source): readonly string[] => {
  if (!isPackageSource(source)) return []
  const visit = (node: ts.Node): readonly string[] => {
    const nested: string[] = []
    ts.forEachChild(node, (child) => {
      nested.push(...visit(child))
    })
    if (nested.length > 0 || !hasBlock(node)) return nested
    const lines = linesOf(source, node)
    return lines <= longestFunction
      ? []
      : [
          finding(
            source.path,
            lineOf(source, node),
            `the function has ${lines} lines, at most ${longestFunction}: name a part of it and move that out`
          )
        ]
  }
  return visit(source.tree)
}

/** Packages have no `any`. */
export const checkAny = (source: Source): readonly string[] =>
  isPackageSource(source)
    ? nodesOf(source)
        .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
        .map((node) =>
          finding(source.path, lineOf(source, node), "`any`: write the type, or `unknown` and narrow it")
        )
    : []

const vague = /^(?:utils?|commons?|helpers?|types?|shared)$/i

/** Files and folders of packages are named after what they hold. */
export const checkNames = (source: Source): readonly string[] =>
  isPackageSource(source)
    ? source.place.inside
        .split("/")
        .map((part) => part.split(".")[0] ?? part)
        .filter((part) => vague.test(part))
        .map((part) => finding(source.path, 1, `"${part}" says nothing: name it after the thing it holds`))
    : []
