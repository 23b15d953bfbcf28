import { fileURLToPath } from "node:url"
import { run } from "@hostwatt/cli"

const bundle = fileURLToPath(new URL("../bundle.json", import.meta.url))
const month = "2026-10"

const settled = await run(["settle", bundle, "--month", month])

console.log("\nOne line in words: session H-1002, which Harbour Garage hosted\n")
const line = "collected:harbour-2026:H-1002"
const explained = await run(["explain", bundle, "--month", month, "--line", line])

process.exitCode = settled === 0 ? explained : settled
