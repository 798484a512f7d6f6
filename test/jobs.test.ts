import { dirname } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { jobs } from "../src/commands/jobs.ts";
import { openEngine } from "../src/jobs/engine.ts";
import { openQueue } from "../src/jobs/queue.ts";
import { startWorker } from "../src/jobs/worker.ts";
import { embeddedDatabases } from "./databases/engines.ts";

afterEach(() => vi.unstubAllEnvs());

test("jobs that failed too often are listed with what they failed with, and put back", async () => {
  const databases = embeddedDatabases();
  const { directory } = await databases.fresh();
  await failOnce(directory);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("DATA_DIR", dirname(directory));

  const listed = await called([]);
  expect(listed).toMatch(/review-pull-request {2}7 lena\/list pull 3\n {4}GitHub is on fire\n$/);
  expect(await called(["retry", listed.split(" ")[0] ?? ""])).toBe("1 put back.\n");
  expect(await called([])).toBe("No job failed too often.\n");
  await databases.close();
});

async function failOnce(directory: string): Promise<void> {
  const engine = await openEngine({ directory, failed: () => {} });
  const queue = await openQueue(engine, { tries: 0, delay: 0 });
  const worker = await startWorker(engine, queue, {
    run: () => Promise.reject(new Error("GitHub is on fire")),
    ended: () => {},
  });
  const place = { installation: 7, owner: "lena", repo: "list" };
  await queue.add({ kind: "review-pull-request", ...place, number: 3 });
  while ((await queue.counts()).dead === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await worker.stop();
  await engine.close();
}

async function called(operands: readonly string[]): Promise<string> {
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const terminal = { print, complain: print, progress: () => {}, color: false };
  expect(await jobs.run({ operands, values: { all: false } }, terminal)).toBe(0);
  return printed;
}
