import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { textOf } from "./BrokenBundle.ts"
import { brokenBundles } from "./brokenBundles.ts"

// Writes every broken bundle to a file of its own in the folder that is named, and tells which is what.
const [, , folder = "."] = process.argv

const written = Object.values(brokenBundles)
  .flat()
  .map((bundle, index) => {
    const { expectedPath, name, remedy } = bundle
    const file = join(folder, `${index}.json`)
    writeFileSync(file, textOf(bundle))
    return { name, file, expectedPath, remedy }
  })

console.log(JSON.stringify(written))
