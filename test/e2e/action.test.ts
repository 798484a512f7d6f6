import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { bundleAction, runAction, type Step } from "./runner.ts";
import { checksOf, entries, list, listWith, seen } from "./stage.ts";

let folder: string;
let world: World;
beforeAll(async () => {
  [folder, world] = await Promise.all([bundleAction(), openWorld({ "README.md": list })]);
});
afterEach(() => {
  world.proxy.intercept = null;
});
afterAll(() => world.close());

const place = { owner: OWNER, repo: REPO };
/** The address runs to the end of the line: nobody can click it. */
const broken = entries.mended.slice(0, -2);
const run = (step: Step) => runAction(folder, world, step);
const opened = (number: number) => ({ event: "pull_request", payload: { pull_request: { number } } });

/** Opens a pull request on a branch of this name that adds these lines to the list. */
function open(branch: string, ...lines: string[]): Promise<number> {
  return world.openPullRequest(branch, { "README.md": listWith(...lines) });
}

/** The comments that the workflow's own bot wrote, or whoever's token it had. */
async function commentsBy(login: string, number: number): Promise<string[]> {
  const { everyComment } = await seen(world, number);
  return everyComment.filter(({ user }) => user?.login === login).map(({ body }) => body ?? "");
}

// Each run starts a process, which may take seconds on a busy machine.
describe("a pull request", { timeout: 60_000 }, () => {
  test("gets the App's findings as annotations, the whole review as summary, and fails", async () => {
    const number = await open("three", entries.good, broken, entries.repeated);
    const { check } = await seen(world, number);
    const { code, log, summary, outputs } = await run(opened(number));
    expect(code).toBe(1);
    const shown = [...log.matchAll(/^::(\w+) file=README\.md,line=(\d+),.*title=([\w-]+)::/gm)];
    const expected = check?.annotations.map(({ annotation_level, start_line, title }) => [
      annotation_level === "failure" ? "error" : annotation_level,
      String(start_line),
      title,
    ]);
    expect(shown.map(([, ...found]) => found).sort()).toEqual(expected?.sort());
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(summary).toContain("| Entry | Section | Verdict |");
    expect(summary).toContain(`${entries.mended}\n`);
    expect(outputs).toContain("result=failure");
    expect(outputs).toContain(`errors=${shown.filter(([, kind]) => kind === "error").length}`);
  });

  test("gets one comment that follows it, and no second one", async () => {
    const number = await open("follows", broken);
    await run(opened(number));
    await run(opened(number));
    const [first, ...others] = await commentsBy("github-actions[bot]", number);
    expect(others).toEqual([]);
    expect(first).toContain("The entry is not ready yet.");
    expect(first).not.toContain("/listwarden fix");
    await world.commit("follows", { "README.md": listWith(entries.mended) });
    const { code, log } = await run(opened(number));
    expect({ code, log }).toEqual({ code: 0, log: "The entry is ready\n" });
    const after = await commentsBy("github-actions[bot]", number);
    expect(after).toHaveLength(1);
    expect(after[0]).toContain("Nothing is left to correct");
  });

  test("gets no comment where nothing is wrong, or where none is wanted", async () => {
    const number = await open("silent", broken);
    expect((await run({ ...opened(number), inputs: { COMMENT: "false" } })).code).toBe(1);
    await world.commit("silent", { "README.md": listWith(entries.good) });
    expect((await run(opened(number))).code).toBe(0);
    expect(await commentsBy("github-actions[bot]", number)).toEqual([]);
  });

  test("is reviewed with a token that may only read, as one from a fork has", async () => {
    const number = await open("fork", broken);
    await world.settled();
    world.proxy.intercept = ({ method, path }) =>
      method === "GET" || path === "/graphql"
        ? null
        : { status: 403, body: { message: "Resource not accessible by integration" } };
    const { code, log, summary } = await run(opened(number));
    expect(code).toBe(1);
    expect(log).toContain("title=broken-markup");
    expect(summary).toContain(entries.mended);
  });

  test("fails on what it is told to fail on", async () => {
    const number = await open("fail-on", entries.malformed);
    const codes = [];
    for (const failOn of ["error", "warning", "never"])
      codes.push((await run({ ...opened(number), inputs: { "FAIL-ON": failOn, COMMENT: "false" } })).code);
    expect(codes).toEqual([0, 1, 0]);
  });

  test("is judged by the configuration of the default branch, or the one that is named there", async () => {
    await world.commit("main", { "lenient.yml": "rules:\n  broken-markup: notice\n" }, "lena");
    const number = await world.openPullRequest("configured", {
      "README.md": listWith(broken),
      ".github/listwarden.yml": "rules: {}\n",
      "lenient.yml": "rules: {}\n",
    });
    expect((await run(opened(number))).code).toBe(1);
    const { code, log } = await run({ ...opened(number), inputs: { CONFIG: "lenient.yml" } });
    expect(code).toBe(0);
    expect(log).toContain("::notice file=README.md");
  });

  test("cannot speak to the runner", async () => {
    const number = await open(
      "hostile",
      "- ::add-mask::a%0A::error::b \u0085::set-output name=x::y [[paper](https://arxiv.org/pdf/2409.13321)",
    );
    const { log } = await run(opened(number));
    for (const line of log.trim().split(/\r\n|[\n\r]/))
      expect(line).toMatch(/^(?:::(?:error|warning|notice) file=README\.md,line=|The entry is)/);
  });
});

describe("other events", { timeout: 60_000 }, () => {
  test("a workflow that ends on a pull request's head reviews it", async () => {
    const number = await open("workflow-run", broken);
    const { headSha } = await seen(world, number);
    const payload = { workflow_run: { head_sha: headSha, event: "pull_request" } };
    expect((await run({ event: "workflow_run", payload })).code).toBe(1);
    expect(await commentsBy("github-actions[bot]", number)).toHaveLength(1);
  });

  test("a push gives its commit a check that is never red", async () => {
    const { data } = await world.as("lena").rest.git.getRef({ ...place, ref: "heads/main" });
    const after = await world.commit("main", { "README.md": listWith(broken) }, "lena");
    const repository = { default_branch: "main" };
    const payload = { ref: "refs/heads/main", before: data.object.sha, after, repository };
    const step = { event: "push", payload };
    const { code, summary } = await run(step);
    expect(code).toBe(0);
    expect(summary).toContain(entries.mended);
    await world.settled();
    const ofActions = (await checksOf(world, after)).filter(({ app }) => app === 15_368);
    expect(ofActions.map(({ conclusion, rules }) => ({ conclusion, rules }))).toEqual([
      { conclusion: "neutral", rules: ["broken-markup"] },
    ]);
    await run(step);
    expect((await checksOf(world, after)).filter(({ app }) => app === 15_368)).toHaveLength(1);
  });

  test("a schedule tells of the whole list, keeps its report in one issue where the token may, and fails nobody", async () => {
    const reports = async () => {
      const { data } = await world.as("lena").rest.issues.listForRepo({ ...place, state: "all" });
      const ours = data.filter(({ user }) => user?.login === "github-actions[bot]");
      return ours.filter(({ pull_request }) => pull_request === undefined).map(({ body }) => body ?? "");
    };
    world.proxy.intercept = ({ method, path }) =>
      method === "POST" && path.endsWith("/issues") ? { status: 403, body: { message: "no" } } : null;
    const { code, summary, outputs } = await run({ event: "schedule", payload: {} });
    expect(await reports()).toEqual([]);
    world.proxy.intercept = null;
    await run({ event: "schedule", payload: {} });
    const [report] = await reports();
    expect(report).toContain("**F1** · ");
    expect(report).toContain("/listwarden ignore F12");
    expect(report).not.toContain("/listwarden fix");
    await run({ event: "schedule", payload: {} });
    expect(await reports()).toEqual([report]);
    // Which files are the list, the workflow may say for all that the Action does.
    await world.commit("main", { "papers.md": listWith(broken) }, "lena");
    await run({ event: "schedule", payload: {}, inputs: { FILES: "papers.md" } });
    const [ofPapers] = await reports();
    expect(ofPapers).toContain("papers.md");
    expect(ofPapers).not.toContain("/README.md");
    expect(code).toBe(0);
    expect(summary).toMatch(/### What I learned[\s\S]*\*\*F1\*\* · .* · since \[[0-9a-f]{7}\]\(/);
    expect(summary).toContain(entries.mended);
    expect(outputs).toContain("result=success");
  });

  test("anything else is left alone", async () => {
    const { code, log } = await run({ event: "watch", payload: {} });
    expect({ code, log }).toEqual({
      code: 0,
      log: "Nothing to review: there is nothing to review for this kind of event.\n",
    });
  });

  test("inputs that cannot be used are named, all of them", async () => {
    const { code, log } = await run({ ...opened(1), inputs: { TOKEN: "", "FAIL-ON": "sometimes" } });
    expect(code).toBe(2);
    expect(log).toMatch(/^::error title=Listwarden::.*the input token is missing.*the input fail-on must be/);
  });
});
