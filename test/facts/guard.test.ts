import { createServer, type Server } from "node:http";
import { type AddressInfo, connect as connectSocket, type LookupFunction } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublicAddress } from "../../src/facts/http/address.ts";
import { type Answer, openClient } from "../../src/facts/http/client.ts";
import { type ConnectorOptions, guardedConnector } from "../../src/facts/http/connector.ts";
import { vetUrl } from "../../src/facts/http/vet-url.ts";
import { memoryPace } from "../../src/facts/memory-stores.ts";
import { type Canary, openCanary } from "./canary.ts";
import { hostileUrls, scholarlyUrls } from "./hostile-urls.ts";

type Connector = ReturnType<typeof guardedConnector>;

/** A public place of the tests: everything else of loopback is not. */
const PUBLIC = "127.0.0.9";
const isAllowed = (address: string) => address === PUBLIC || isPublicAddress(address);

let canary: Canary;
let front: Server;
let frontPort: number;

beforeAll(async () => {
  canary = await openCanary();
  front = createServer((request, response) => {
    const target = new URL(request.url ?? "/", "http://front").searchParams.get("to");
    if (target === null) response.end("public");
    else response.writeHead(302, { location: Buffer.from(target).toString("latin1") }).end();
  });
  await new Promise<void>((resolve) => front.listen(0, PUBLIC, resolve));
  frontPort = (front.address() as AddressInfo).port;
});

afterAll(async () => {
  front.close();
  await canary.close();
});

/** Asks every URL with the guard, but for what a test has to make reachable. */
async function askAll(
  urls: readonly string[],
  connect: Connector,
  passes: (address: string) => boolean = isAllowed,
): Promise<Answer[]> {
  const reach = { ports: ["80", "443", String(canary.port), String(frontPort)], isAllowed: passes };
  const client = openClient({
    userAgent: "listwarden-test",
    pace: memoryPace(),
    gap: () => 0,
    deadline: 3_000,
    connect,
    reach,
  });
  const answers = await Promise.all(urls.map((url) => client.ask({ url })));
  await client.close();
  return answers;
}

function isRefused(answer: Answer | undefined): boolean {
  return answer?.outcome === "failed" && (answer.reason === "unsafe" || answer.reason === "malformed");
}

/** The guard with scripted name answers; the port of every name is the front's or the canary's, as its URL says. */
function guard(options: ConnectorOptions = {}): Connector {
  return guardedConnector({ isAllowed, timeout: 2_000, ...options });
}

/** Answers a name with the next of its turns, each a set of addresses. */
function scripted(turns: readonly (readonly string[])[]): LookupFunction {
  let turn = 0;
  return (_host, _options, callback) => {
    const addresses = turns[Math.min(turn++, turns.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
}

test("hostile URLs are refused without a packet", async ({ task }) => {
  const urls = hostileUrls(canary.port, 600);
  task.meta.cases = urls.length;
  const answers = await askAll(urls, guard());
  expect(urls.filter((_, index) => !isRefused(answers[index]))).toEqual([]);
  expect(canary.connections()).toBe(0);
});

test("a client without the guard would have reached the canary", async () => {
  const seen = await openCanary();
  const open: Connector = (_target, callback) => {
    const socket = connectSocket(seen.port, "127.0.0.1", () => callback(null, socket));
  };
  await askAll(["http://arxiv.org/"], open);
  expect(seen.connections()).toBe(1);
  await seen.close();
});

test("the connector alone refuses literals, over http and over https", async ({ task }) => {
  const urls = hostileUrls(canary.port, 600).filter((url) => /^http:\/\/[[\d.\]:a-fx]+\/$/.test(url));
  const asked = ["http:", "https:"].flatMap((scheme) => urls.map((url) => url.replace("http:", scheme)));
  expect(asked.length).toBeGreaterThan(100);
  task.meta.cases = asked.length;
  const answers = await askAll(asked, guard(), () => true);
  expect(asked.filter((_, index) => !isRefused(answers[index]))).toEqual([]);
  expect(canary.connections()).toBe(0);
});

test("a redirect is vetted like the first URL", async ({ task }) => {
  const targets = hostileUrls(canary.port, 600).filter((_, index) => index % 10 === 0);
  expect(targets.length).toBeGreaterThanOrEqual(60);
  task.meta.cases = targets.length;
  const chains = targets.map((target, index) => chain(target, index % 4));
  const answers = await askAll(chains, guard({ resolve: scripted([[PUBLIC]]) }));
  for (const answer of answers) {
    expect(answer).toMatchObject({ outcome: "failed" });
    expect(answer.hops.length).toBeGreaterThan(0);
  }
  expect(canary.connections()).toBe(0);
});

/** The front's redirect to a target, over some more of the front's own. */
function chain(target: string, more: number): string {
  const start = `http://front.papers.org:${frontPort}/?to=`;
  let url = `${start}${encodeURIComponent(target)}`;
  for (let hop = 0; hop < more; hop++) url = `${start}${encodeURIComponent(url)}`;
  return url;
}

describe("names that answer with something else each time", () => {
  const inside = ["127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "10.0.0.7"];
  const scripts = inside.flatMap((address) => [
    { name: `${address} at once`, turns: [[address]] },
    { name: `${address} beside a public one`, turns: [[PUBLIC, address]] },
    { name: `${address} before a public one`, turns: [[address, PUBLIC]] },
    { name: `${address} the second time`, turns: [[PUBLIC], [address]] },
  ]);
  test("the one that is inside is never reached", async ({ task }) => {
    expect(scripts.length).toBeGreaterThanOrEqual(20);
    task.meta.cases = scripts.length;
    for (const { name, turns } of scripts) {
      const answers: Answer[] = [];
      const resolve = scripted(turns);
      for (const place of [
        `http://rebound.papers.org:${frontPort}`,
        `https://rebound.papers.org:${canary.port}`,
      ])
        answers.push(...(await askAll([`${place}/`], guard({ resolve }))));
      expect(answers.at(-1), name).toMatchObject({ outcome: "failed", reason: "unsafe" });
      if (turns.length > 1) expect(answers[0], name).toMatchObject({ outcome: "answered", body: "public" });
    }
    expect(canary.connections()).toBe(0);
  });

  test("an empty answer", async () => {
    const [answer] = await askAll(
      [`http://empty.papers.org:${canary.port}/`],
      guard({ resolve: scripted([[]]) }),
    );
    expect(answer).toMatchObject({ outcome: "failed", reason: "unsafe" });
  });
});

test("a socket that ended up elsewhere is closed before a byte is sent", async () => {
  const before = canary.bytes();
  let looks = 0;
  const resolve = scripted([["127.0.0.1"]]);
  const connect = guardedConnector({ resolve, isAllowed: () => ++looks === 1 });
  const [answer] = await askAll([`http://proxied.papers.org:${canary.port}/`], connect);
  expect(answer).toMatchObject({ outcome: "failed", reason: "unsafe" });
  expect(canary.bytes()).toBe(before);
});

test("ordinary scholarly URLs pass", ({ task }) => {
  const urls = scholarlyUrls();
  task.meta.cases = urls.length;
  expect(urls).toHaveLength(200);
  expect(urls.filter((url) => !vetUrl(url).ok)).toEqual([]);
});
