import { defineConfig } from "vitest/config"

const conditions = ["@hostwatt/source"]

const project = (name: string, root: string, timeout = 30_000) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name,
    root,
    include: ["test/**/*.test.ts", "*/test/**/*.test.ts"],
    testTimeout: timeout,
    hookTimeout: timeout
  }
})

export default defineConfig({
  test: {
    coverage: { provider: "v8", include: ["packages/*/src/**"], reporter: ["text-summary", "html"] },
    projects: [
      project("core", "packages/core", 120_000),
      project("testing", "packages/testing"),
      project("cli", "packages/cli", 120_000),
      project("scripts", "scripts", 60_000),
      project("examples", "examples", 120_000)
    ]
  }
})
