import process from "node:process";
import "../../test/compile-cache.ts";
import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import { startServer } from "../../src/server.ts";
import type { Settings } from "../../src/settings.ts";

// The App in a process of its own, which can be killed. It gets its settings as an argument, and waits less than
// it would for GitHub, by a factor of fifteen: the emulator's world is that much faster. It logs errors alone.

const settings = JSON.parse(process.argv[2] ?? "{}") as Settings;
const role = process.argv[3] === "work" ? "work" : "serve";
const running = await startServer(
  { ...settings, logLevel: "error" },
  {
    ...{ Octokit: UnpacedOctokit, quiet: null, role },
    ...{ patience: { tries: 40, delay: 1, longest: 2 }, shownWithin: 1, monitorSeconds: 1 },
  },
);
process.on("message", async (asked) => {
  if (asked === "memory") return process.send?.(process.memoryUsage().rss);
  await running.queue.add({ kind: "refresh" });
  process.send?.("stored");
});
process.on("disconnect", () => process.exit(0));
process.send?.(running.webhookUrl);
