import { describe, expect, test } from "vitest";
import { type Answer, type ClientOptions, openClient } from "../../src/facts/http/client.ts";
import { memoryPace } from "../../src/facts/memory-stores.ts";
import { type Behaviour, openRawServer, respond } from "./raw-server.ts";

const project = "https://lab.university.edu/report-generation";

async function ask(
  behave: Behaviour,
  options: Partial<ClientOptions> = {},
  urls = [project],
): Promise<Answer[]> {
  const server = await openRawServer(behave);
  const { connect } = server;
  const client = openClient({
    userAgent: "listwarden-test",
    pace: memoryPace(),
    gap: () => 0,
    connect,
    ...options,
  });
  const answers: Answer[] = [];
  for (const url of urls) answers.push(await client.ask({ url }));
  await client.close();
  await server.close();
  return answers;
}

test("an answer holds status, headers and body, and says who asked", async () => {
  let seen = "";
  const [answer] = await ask((socket, head) => {
    seen = head;
    socket.write(respond("200 OK", ["Content-Type: text/html"], "<title>Report generation</title>"));
  });
  expect(answer).toMatchObject({
    outcome: "answered",
    status: 200,
    body: "<title>Report generation</title>",
  });
  expect(answer?.outcome === "answered" && answer.headers["content-type"]).toBe("text/html");
  expect(seen).toContain("user-agent: listwarden-test");
  expect(seen).toContain("accept-encoding: identity");
});

test("a body is read up to 64 kB", async () => {
  const [answer] = await ask((socket) => socket.write(respond("200 OK", [], "x".repeat(300_000))));
  expect(answer?.outcome === "answered" && answer.body.length).toBe(65_536);
});

test("what comes compressed is not inflated", async () => {
  const [answer] = await ask((socket) =>
    socket.write(respond("200 OK", ["content-encoding: gzip"], "x".repeat(99))),
  );
  expect(answer).toMatchObject({ outcome: "answered", body: "" });
});

test("a byte now and then does not hold it past its deadline", async () => {
  const [answer] = await ask(
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
      const drip = setInterval(() => socket.write("x"), 20);
      socket.on("close", () => clearInterval(drip));
    },
    { deadline: 200 },
  );
  expect(answer).toMatchObject({ outcome: "failed", reason: "timeout" });
});

test("headers beyond 16 kB are a broken answer", async () => {
  const [answer] = await ask((socket) => socket.write(respond("200 OK", [`x-long: ${"x".repeat(20_000)}`])));
  expect(answer).toMatchObject({ outcome: "failed", reason: "broken-answer" });
});

describe("redirects", () => {
  const to = (path: (head: string) => string): Behaviour => {
    return (socket, head) => socket.write(respond("301 Moved Permanently", [`location: ${path(head)}`]));
  };
  test("in a circle end", async () => {
    const [answer] = await ask(to((head) => (head.includes("GET /a ") ? "/b" : "/a")));
    expect(answer).toMatchObject({ outcome: "failed", reason: "too-many-hops" });
  });
  test("end after five hops", async () => {
    const [answer] = await ask(
      to(
        (head) =>
          `/${head.split(" ")[1]?.length}/${"x".repeat(head.length % 40)}/deeper${head.split(" ")[1]}`,
      ),
    );
    expect(answer).toMatchObject({ outcome: "failed", reason: "too-many-hops" });
    expect(answer?.hops).toHaveLength(6);
  });
  test("are listed with their status", async () => {
    const [answer] = await ask((socket, head) =>
      socket.write(
        head.includes("/report-generation ")
          ? respond("308 Moved", ["location: /new"])
          : respond("200 OK", []),
      ),
    );
    expect(answer).toMatchObject({ outcome: "answered", url: "https://lab.university.edu/new" });
    expect(answer?.hops).toEqual([{ url: project, status: 308 }]);
  });
});

describe("a host that asks to be left alone is left alone", () => {
  const limited = (...headers: string[]): Behaviour => {
    return (socket) => socket.write(respond("429 Too Many Requests", headers));
  };
  test.each([
    ["by Retry-After", ["retry-after: 120"]],
    ["by a date", [`retry-after: ${new Date(Date.now() + 90_000).toUTCString()}`]],
    ["by a RateLimit header", ['ratelimit: "api";r=0;t=55']],
    ["without a time", []],
  ])("%s", async (_name, headers) => {
    const answers = await ask(limited(...headers), {}, [project, project]);
    expect(answers[0]).toMatchObject({ outcome: "answered", status: 429 });
    expect(answers[1]).toMatchObject({ outcome: "failed", reason: "paused" });
  });
});

test("a host is asked by one caller at a time, and as slowly as its pace says", async () => {
  let busy = 0;
  let together = 0;
  const server = await openRawServer((socket) => {
    together = Math.max(together, ++busy);
    setTimeout(() => {
      busy--;
      socket.write(respond("200 OK", []));
    }, 5);
  });
  const pace = memoryPace(() => 0);
  const client = openClient({
    userAgent: "listwarden-test",
    pace,
    gap: () => 40,
    patience: 200,
    connect: server.connect,
  });
  await Promise.all([1, 2, 3, 4].map((page) => client.ask({ url: `${project}/${page}` })));
  await client.close();
  await server.close();
  expect(together).toBe(1);
  expect(await pace.reserve("lab.university.edu", 40)).toBe(160);
});

test("nothing of the machine's proxy settings is used", async () => {
  const before = process.env.HTTPS_PROXY;
  process.env.HTTPS_PROXY = "http://127.0.0.1:1";
  const [answer] = await ask((socket) => socket.write(respond("204 No Content", [])));
  if (before === undefined) delete process.env.HTTPS_PROXY;
  else process.env.HTTPS_PROXY = before;
  expect(answer).toMatchObject({ outcome: "answered", status: 204 });
});
