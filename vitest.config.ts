import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Threads and commands that tests start compile the sources once, not each time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compile", import.meta.url)) },
    setupFiles: ["test/compile-cache.ts"],
    globalSetup: ["test/databases/prepare.ts"],
    // Two cores are the least there is; much of an end-to-end test is waiting.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
