import { connect as connectSocket } from "node:net";
import { openClient } from "../../src/facts/http/client.ts";
import { checkLinks } from "../../src/facts/links/check-links.ts";
import { memoryStores } from "../../src/facts/memory-stores.ts";
import type { Course, Measured } from "./links.ts";

// Checks all links of the course with one of the two, and says what it took.
const course = JSON.parse(process.argv[2] ?? "") as Course;
const port = Number(process.argv[3]);
const name = process.argv[4] ?? "";

const start = performance.now();
const alive = name === "linkinator" ? await runLinkinator() : await runListwarden();
const measured: Measured = {
  name,
  milliseconds: performance.now() - start,
  megabytes: process.resourceUsage().maxRSS / 1024,
  alive,
};
process.send?.(measured, () => process.exit());

async function runListwarden(): Promise<number> {
  const links = Array.from(
    { length: course.links },
    (_, n) => `http://host-${(n % course.hosts) + 1}.edu/paper-${n}`,
  );
  const { pace, cache, strikes } = memoryStores();
  const client = openClient({
    userAgent: "listwarden-bench",
    pace,
    gap: () => 0,
    concurrency: course.concurrency,
    connectionsPerHost: course.concurrency,
    // Every name leads to the server; the guard would refuse it.
    connect: (_target, callback) => {
      const socket = connectSocket(port, "127.0.0.1");
      socket.once("connect", () => callback(null, socket));
      socket.once("error", (error) => callback(error, null));
    },
  });
  const facts = await checkLinks({ client, cache, strikes, now: Date.now }, links, {
    until: Number.POSITIVE_INFINITY,
  });
  await client.close();
  return [...facts.values()].filter(({ verdict }) => verdict === "alive").length;
}

async function runLinkinator(): Promise<number> {
  const { LinkChecker } = await import("linkinator");
  const checked = await new LinkChecker().check({
    path: `http://127.0.0.1:${port}/list`,
    recurse: false,
    concurrency: course.concurrency,
  });
  // The page with all links counts as one of them.
  return checked.links.filter(({ state }) => state === "OK").length - 1;
}
