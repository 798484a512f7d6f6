import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Threads and commands that tests start compile the sources once, not each time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compile", import.meta.url)) },
    setupFiles: ["test/compile-cache.ts"],
    globalSetup: ["test/databases/prepare.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
