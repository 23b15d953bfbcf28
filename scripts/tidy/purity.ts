import ts from "typescript"
import { finding, lineOf, nodesOf, type Source } from "./source.ts"

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name

const isMember = (node: ts.Node, subject: string, name: string): boolean =>
  ts.isPropertyAccessExpression(node) && isNamed(node.expression, subject) && node.name.text === name

interface Impurity {
  readonly name: string
  readonly instead: string
  readonly isIn: (node: ts.Node) => boolean
  /** A file below `src` that may do it all the same. */
  readonly except?: string
}

const impurities: readonly Impurity[] = [
  {
    name: "new Date(",
    instead: "take an Instant as an argument",
    isIn: (node) =>
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && isNamed(node.expression, "Date")
  },
  {
    name: "Date.now(",
    instead: "take an Instant as an argument",
    isIn: (node) => isMember(node, "Date", "now")
  },
  {
    name: "Math.random(",
    instead: "take the id or the choice as an argument",
    isIn: (node) => isMember(node, "Math", "random")
  },
  {
    name: ".toFixed(",
    instead: "round with Rounding and print with Decimal or Money",
    isIn: (node) => ts.isPropertyAccessExpression(node) && node.name.text === "toFixed",
    // The one home of decimal.js, whose toFixed() is exact and is its way to print without an exponent.
    except: "values/Decimal.ts"
  },
  {
    name: "parseFloat(",
    instead: "parse the text with Decimal or Exact",
    isIn: (node) =>
      (ts.isCallExpression(node) && isNamed(node.expression, "parseFloat")) ||
      isMember(node, "Number", "parseFloat")
  },
  {
    name: "process.",
    instead: "take the value as an argument",
    isIn: (node) =>
      (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) &&
      isNamed(node.expression, "process")
  }
]

/** The core has no clock, no chance, no floating-point text and no process. */
export const checkPurity = (source: Source): readonly string[] =>
  source.place.owner === "core" && source.place.kind === "src"
    ? nodesOf(source).flatMap((node) =>
        impurities
          .filter(({ except, isIn }) => except !== source.place.inside && isIn(node))
          .map(({ name, instead }) => finding(source.path, lineOf(source, node), `\`${name}\`: ${instead}`))
      )
    : []
