import { finding, type TextFile } from "./source.ts"

/** Paths that exist on one machine only. A path that starts with `..` or a variable is fine: it holds on every machine. */
const machinePaths: readonly RegExp[] = [
  /(?<![\w.$}~:/*-])\/(?:home|root|Users|work|workspaces?)\/[\w.-]/,
  /(?<![\w.$}/-])shared\/(?:cases|data|design|hooks|spec)\b/
]

/** Committed text names no folder of the machine it was written on. */
export const checkMachinePaths = (file: TextFile): readonly string[] =>
  file.text
    .split("\n")
    .flatMap((text, index) =>
      machinePaths.some((pattern) => pattern.test(text))
        ? [
            finding(
              file.path,
              index + 1,
              "names a folder of one machine: start from `..` or an environment variable"
            )
          ]
        : []
    )
