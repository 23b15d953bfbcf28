import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"

const script = fileURLToPath(new URL("printHashes.ts", import.meta.url))

/** What is printed in a process of a zone and a language. */
const printedIn = async (zone: string, language: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=@hostwatt/source", script], {
    env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language }
  })
  return stdout
}

describe("2304 month edges and the settlements of 200 bundles in processes of other zones", () => {
  it("UTC, Kiritimati, St. John's, Kolkata, Cairo and Lord Howe print the same hashes", async () => {
    const places = [
      ["UTC", "C"],
      ["Pacific/Kiritimati", "tr_TR.UTF-8"],
      ["America/St_Johns", "en_CA.UTF-8"],
      ["Asia/Kolkata", "hi_IN.UTF-8"],
      ["Africa/Cairo", "ar_EG.UTF-8"],
      ["Australia/Lord_Howe", "en_AU.UTF-8"]
    ] as const
    const printed = []
    for (const [zone, language] of places) printed.push(await printedIn(zone, language))
    const [first = "{}"] = printed
    expect(JSON.parse(first)).toMatchObject({ edges: 2304 })
    expect(JSON.parse(first)["statements"]).toBeGreaterThan(100)
    expect(printed).toEqual(printed.map(() => first))
  })
})
