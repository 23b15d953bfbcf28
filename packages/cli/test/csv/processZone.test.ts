import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"

const script = fileURLToPath(new URL("printImport.ts", import.meta.url))

/** What the same import prints in a process of another zone. */
const printedIn = async (zone: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=@hostwatt/source", script], {
    env: { ...process.env, TZ: zone }
  })
  return stdout
}

describe("the same text and map give the same bundle in any zone of the process", () => {
  it("UTC, New York, Sofia and Lord Howe Island, over the nights when one of their clocks changes", async () => {
    const zones = ["UTC", "America/New_York", "Europe/Sofia", "Australia/Lord_Howe"]
    const printed = await Promise.all(zones.map(printedIn))
    const [first = "{}"] = printed
    expect(JSON.parse(first)).toMatchObject({ rows: 7 })
    expect(printed).toEqual(zones.map(() => first))
  }, 60_000)
})
