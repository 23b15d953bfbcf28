import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The tests that must notice a changed rule: quick ones, with fewer runs of each law. */
export default defineConfig({
  resolve: {
    alias: {
      "@hostwatt/core": at("packages/core/src/index.ts"),
      "@hostwatt/testing": at("packages/testing/src/index.ts")
    }
  },
  test: {
    env: { HOSTWATT_RUNS: "60", HOSTWATT_SEEDS: "60" },
    include: [
      "packages/core/test/{statements,sharing,values,trace,charging,contracts,rating}/**/*.test.ts",
      "packages/core/test/cases.test.ts",
      "packages/core/test/bundle/Verification.test.ts",
      "packages/testing/test/oracle/agreement.test.ts"
    ],
    testTimeout: 60_000
  }
})
