import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { dirname } from "node:path";
import { afterEach, expect, test } from "vitest";
import { keptPages } from "../../src/jobs/kept-pages.ts";
import { embeddedDatabases } from "../databases/engines.ts";
import { signedHeaders } from "../world/deliveries.ts";
import { OWNER, openWorld, REPO, until, type World } from "../world/world.ts";
import { list } from "./stage.ts";

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const repository = { full_name: "lena/awesome-report-generation" };
const payload = { action: "opened", pull_request: { number: 1 }, repository, installation: { id: 100 } };

async function post(headers: Record<string, string>, body: string): Promise<number> {
  const url = world?.server.webhookUrl ?? "";
  const response = await fetch(url, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}

test("a delivery with a wrong signature is refused and leads to nothing", async () => {
  world = await openWorld({ "README.md": list });
  const body = JSON.stringify(payload);
  const forged = signedHeaders("pull_request", body, { secret: "some other secret" });
  expect(await post(forged, body)).toBe(401);
  const { "x-hub-signature-256": _, ...unsigned } = forged;
  expect(await post(unsigned, body)).toBe(401);
  expect(await post({ ...unsigned, "x-hub-signature-256": "sha256=00" }, body)).toBe(401);
  const altered = signedHeaders("pull_request", body, world);
  expect(await post(altered, body.replace("1", "2"))).toBe(401);
  await world.settled();
  expect(world.ended).toEqual([]);
  expect(world.proxy.requests).toEqual([]);
});

test("what is signed and no delivery is refused", async () => {
  world = await openWorld({ "README.md": list });
  for (const body of ["", "null", "{", "[]]", '"x"']) {
    expect(await post(signedHeaders("pull_request", body, world), body)).toBe(400);
  }
  const bare = JSON.stringify({ ...payload, action: "reopened" });
  expect(await post(signedHeaders("pull_request", bare, world), bare)).toBe(202);
  const { "x-github-event": _, ...nameless } = signedHeaders("push", "{}", world);
  expect(await post(nameless, "{}")).toBe(400);
  expect(await post(signedHeaders("star", "{}", world), "{}")).toBe(202);
});

test("an unsigned body of 20 MB is cut off", async () => {
  world = await openWorld({ "README.md": list });
  const before = process.memoryUsage().rss;
  const sent = await Promise.all([flood({}), flood({ "x-hub-signature-256": `sha256=${"0".repeat(64)}` })]);
  for (const { bytes, status } of sent) {
    expect(bytes).toBeLessThan(20_000_000);
    expect([401, 413, null]).toContain(status);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  const body = JSON.stringify(payload);
  expect(await post(signedHeaders("pull_request", body, world), body)).toBe(202);
});

/** Sends 20 MB without saying so beforehand, until the other side has enough. */
async function flood(headers: Record<string, string>): Promise<{ bytes: number; status: number | null }> {
  const sending = request(world?.server.webhookUrl ?? "", { method: "POST", headers });
  let status: number | null = null;
  let over = false;
  sending.on("response", (response) => {
    status = response.statusCode ?? null;
    response.resume();
  });
  sending.on("error", () => {
    over = true;
  });
  sending.on("close", () => {
    over = true;
  });
  const chunk = Buffer.alloc(100_000, "a");
  const gone = new Promise((resolve) => sending.once("close", resolve));
  let bytes = 0;
  while (!over && bytes < 20_000_000) {
    const taken = sending.write(chunk);
    if (!taken) await Promise.race([new Promise((resolve) => sending.once("drain", resolve)), gone]);
    bytes += chunk.length;
  }
  sending.destroy();
  return { bytes, status };
}

test("health is told, and nothing else is there", async () => {
  world = await openWorld({ "README.md": list });
  const base = new URL(world.server.webhookUrl);
  const health = await fetch(new URL("/healthz", base));
  expect(await health.json()).toEqual({
    ...{ status: "ok", database: "embedded" },
    ...{ waiting: 0, running: 0, dead: 0, oldest: 0 },
  });
  expect((await fetch(new URL("/probot", base))).status).toBe(404);
  expect((await fetch(base)).status).toBe(404);
});

test("what was done is counted, and the log says of each job whose it was and which commit it saw", async () => {
  world = await openWorld({ "README.md": list });
  await world.openPullRequest("add-paper", { "README.md": `${list}\n` });
  await world.settled();
  const metrics = await (await fetch(new URL("/metrics", world.server.webhookUrl))).text();
  const names = [
    ...[
      'jobs_total{kind="review-pull-request",outcome="published"} 1',
      'github_requests_total{status="200"}',
    ],
    ...['job_seconds_count{kind="review-pull-request"} 1', 'queue_jobs{state="waiting"} 0'],
    ...["queue_oldest_seconds 0", "# TYPE listwarden_github_remaining gauge"],
  ];
  for (const name of names) expect(metrics).toContain(name);
  const finished = world.log.find((line) => line.includes("job finished")) ?? "{}";
  expect(JSON.parse(finished)).toMatchObject({
    ...{ kind: "review-pull-request", installation: 100, owner: OWNER, repo: REPO, number: 1 },
    ...{ delivery: expect.stringMatching(/^[0-9a-f-]{36}$/), head: expect.stringMatching(/^[0-9a-f]{40}$/) },
  });
});

test("closing finishes the work that was taken on", async () => {
  world = await openWorld({ "README.md": list });
  await world.openPullRequest("add-paper", { "README.md": `${list}\n` });
  const body = JSON.stringify(payload);
  await post(signedHeaders("pull_request", body, world), body);
  await world.server.close();
  expect(world.ended.length).toBeGreaterThan(0);
  expect(world.failures).toEqual([]);
});

test("the service refuses to start without a secret worth the name, and says how to make one", async () => {
  const key = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----";
  const env = { PATH: process.env.PATH ?? "", APP_ID: "1", PRIVATE_KEY: key };
  for (const secret of [{}, { WEBHOOK_SECRET: "development" }]) {
    const { code, stderr } = await start({ ...env, ...secret });
    expect(code).toBe(2);
    expect(stderr).toContain("WEBHOOK_SECRET");
    expect(stderr).toContain("openssl rand -hex 32");
  }
});

test("the service ends by itself when it is asked to", async () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const env = { PATH: process.env.PATH ?? "", APP_ID: "1", PRIVATE_KEY: privateKey, PORT: "0" };
  const databases = embeddedDatabases();
  const { directory } = await databases.fresh();
  const server = spawn(process.execPath, ["src/cli.ts", "serve"], {
    env: { ...env, WEBHOOK_SECRET: "s".repeat(32), DATA_DIR: dirname(directory) },
  });
  let log = "";
  server.stdout.on("data", (chunk) => {
    log += String(chunk);
  });
  await until("its start", async () => log.includes("ready") || undefined, 30_000);
  server.kill("SIGTERM");
  expect(await once(server, "exit")).toEqual([0, null]);
  expect(log).not.toMatch(/PRIVATE KEY|ssss/);
  await databases.close();
});

async function start(env: Record<string, string>): Promise<{ code: number; stderr: string }> {
  const server = spawn(process.execPath, ["src/cli.ts", "serve"], { env });
  let stderr = "";
  server.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const [code] = await once(server, "exit");
  return { code: Number(code), stderr };
}

test("anybody may read the page of a public list, and of nothing else", async () => {
  world = await openWorld({ "README.md": list });
  const { db } = world.server.engine;
  const earlier = {
    version: 1,
    made: "2026-11-01",
    titles: ["A Paper That Was Listed"],
    findings: [],
    links: [],
  };
  const of = { installation: 100, owner: "lena", repo: "awesome-report-generation" };
  await keptPages(db).keep(of, earlier);
  await db
    .updateTable("page")
    .set({ latest_at: new Date(Date.now() - 8 * 86_400_000) })
    .execute();
  const pages = new URL("/reports/", world.server.webhookUrl);
  const ask = (place: string) => fetch(new URL(place, pages));
  const shown = await ask("lena/awesome-report-generation");
  expect(shown.status).toBe(200);
  expect(shown.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await shown.text();
  expect(page).toContain("<title>Awesome Report Generation</title>");
  expect(page).toMatch(/2026-11-01[\s\S]*A Paper That Was Listed/);
  const [row] = await db.selectFrom("page").selectAll().execute();
  expect(row).toMatchObject({ ...of, before: earlier, latest: { version: 1 } });
  await keptPages(db).keep(of, earlier);
  expect(await db.selectFrom("page").selectAll().execute()).toEqual([row]);
  const asked = world.proxy.requests.length;
  expect((await ask("Lena/Awesome-Report-Generation")).status).toBe(200);
  expect(world.proxy.requests).toHaveLength(asked);
  for (const place of ["lena/nothing-here", "lena/..%2F..", "lena", "lena/a/b"])
    expect((await ask(place)).status).toBe(404);
});

test("the page of a private list is nobody's", async () => {
  world = await openWorld({ "README.md": list });
  const place = { owner: "lena", repo: "awesome-report-generation" };
  await world.as("lena").rest.repos.update({ ...place, private: true });
  const { status } = await fetch(new URL("/reports/lena/awesome-report-generation", world.server.webhookUrl));
  expect(status).toBe(404);
});
