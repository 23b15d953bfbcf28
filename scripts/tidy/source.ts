import { posix } from "node:path"
import ts from "typescript"

/** A text file of the repository; the path is relative to its root, with forward slashes. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A TypeScript file with its syntax tree and the place it stands in. */
export interface Source extends TextFile {
  readonly tree: ts.SourceFile
  readonly place: Place
}

/** Whose file it is: the row of the import table, and the path below `src` or `test`. */
export interface Place {
  readonly owner: string
  readonly kind: "src" | "test" | "other"
  /** The folder that relative imports may not leave. */
  readonly home: string
  readonly inside: string
}

/** An import, export or `import(...)` of another module. */
export interface Import {
  readonly module: string
  readonly line: number
}

const placeOf = (path: string): Place => {
  const [, root = "", folder = "", part = "", inside = ""] =
    /^(packages|examples)\/([^/]+)\/(?:(src|test)\/)?(.*)$/.exec(path) ?? []
  const owner = root === "packages" ? folder : root
  const kind = part === "src" || part === "test" ? part : "other"
  return { owner, kind, home: posix.join(root, folder), inside }
}

export const parse = (file: TextFile): Source => ({
  ...file,
  tree: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest),
  place: placeOf(file.path)
})

export const isTypeScript = (file: TextFile): boolean => /\.[mc]?tsx?$/.test(file.path)

export const lineOf = (source: Source, node: ts.Node): number =>
  source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1

/** One finding as it is printed; a message says what to do instead. */
export const finding = (path: string, line: number, message: string): string => `${path}:${line} ${message}`

/** Every node of the file, parents first. */
export const nodesOf = (source: Source): readonly ts.Node[] => {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source.tree)
  return nodes
}

const specifierOf = (node: ts.Node): ts.Node | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0]
  return undefined
}

export const importsOf = (source: Source): readonly Import[] =>
  nodesOf(source).flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier !== undefined && ts.isStringLiteralLike(specifier)
      ? [{ module: specifier.text, line: lineOf(source, node) }]
      : []
  })
