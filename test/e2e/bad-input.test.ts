import { afterEach, describe, expect, test } from "vitest";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { entries, list, listWith, outcomes, seen } from "./stage.ts";

let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };

async function reviewed(after: string | Buffer | null, before: string | Buffer = list) {
  world = await openWorld({ "README.md": before });
  const number = await world.openPullRequest("change", { "README.md": after });
  return seen(world, number);
}

describe("a pull request", () => {
  test("that deletes the list gets a neutral check which says so", async () => {
    const { check, comments } = await reviewed(null);
    expect(check).toMatchObject({ conclusion: "neutral", title: "Not reviewed" });
    expect(check?.summary).toContain("This change deletes the file");
    expect(comments).toEqual([]);
  });

  test("that empties the list is reviewed", async () => {
    const { check } = await reviewed("");
    expect(check?.conclusion).toBe("success");
  });

  test("with bytes that are no UTF-8 is judged, and nothing in it is corrected", async () => {
    const text = Buffer.from(listWith(entries.malformed).replace("by machine", "by m\u0000chine"));
    text[text.indexOf(0)] = 0xff;
    const { check, comments } = await reviewed(text);
    expect(check?.rules).toEqual(["broken-markup"]);
    expect(check?.annotations[0]?.raw_details).toBeUndefined();
    expect(check?.summary).toContain("the file is not valid UTF-8");
    expect(comments[0]?.body).not.toContain("```");
  });

  test("with a list above 5 MB gets a neutral check which says so", async () => {
    const { check, comments } = await reviewed(
      `${listWith(entries.malformed)}${"Filler. ".repeat(700_000)}\n`,
    );
    expect(check).toMatchObject({ conclusion: "neutral", title: "Not reviewed" });
    expect(check?.summary).toContain("The file is too large: 5.6 MB, at most 5 MB are read");
    expect(comments).toEqual([]);
  });

  test("with a list above 1 MB is read as a blob and reviewed", async () => {
    const prose = `${`${"Filler. ".repeat(12)}\n`.repeat(12_000)}`;
    const { check } = await reviewed(`${listWith(entries.malformed)}\n## Notes\n\n${prose}`);
    expect(check?.rules).toContain("broken-markup");
    expect(world.proxy.requests.some(({ path }) => path.includes("/git/blobs/"))).toBe(true);
  });

  test("with Windows line ends and no final newline is reviewed alike", async () => {
    const windows = (text: string) => text.trimEnd().replaceAll("\n", "\r\n");
    const { check, comments } = await reviewed(windows(listWith(entries.malformed)), windows(list));
    expect(check?.rules).toEqual(["broken-markup"]);
    expect(comments[0]?.body).toContain(`\`\`\`md\n${entries.mended}\n\`\`\``);
  });

  test("on a README of one entry is left alone: nobody said that it is a list", async () => {
    const one = `# Awesome Report Generation\n\n## Papers\n\n${entries.good}\n`;
    const { check } = await reviewed(`${one}${entries.malformed}\n`, one);
    expect(check).toBeUndefined();
  });
});

describe("a head that is gone", () => {
  test("is not spoken of: its branch was deleted", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("change", { "README.md": listWith(entries.good) });
    await seen(world, number);
    await world.as("tomas").rest.git.deleteRef({ ...place, ref: "heads/change" });
    const { data: repository } = await world.as("lena").rest.repos.get(place);
    await world.deliveries.send("pull_request", {
      action: "synchronize",
      pull_request: { number },
      repository,
    });
    await seen(world, number);
    expect(outcomes(world).at(-1)).toEqual({ outcome: "closed" });
    expect(world.writes()).toHaveLength(1);
  });

  test("is not spoken of: its commit is unknown", async () => {
    world = await openWorld({ "README.md": list });
    world.proxy.intercept = ({ path, byApp }) =>
      byApp && path.includes("/compare/") ? { status: 404, body: { message: "Not Found" } } : null;
    const number = await world.openPullRequest("change", { "README.md": listWith(entries.malformed) });
    await seen(world, number);
    expect(outcomes(world)).toEqual([{ outcome: "vanished" }]);
    expect(world.writes()).toEqual([]);
  });

  test("is not spoken of: a newer one has taken its place", async () => {
    world = await openWorld({ "README.md": list });
    let looks = 0;
    world.proxy.intercept = ({ method, path, byApp }) => {
      if (!byApp || method !== "GET" || !/\/pulls\/\d+$/.test(path)) return null;
      looks += 1;
      const head = { ref: "change", sha: "0123456789012345678901234567890123456789", repo: null };
      const base = { ref: "main", repo: { id: 1, full_name: "", html_url: "" } };
      return looks === 2 ? { status: 200, body: { state: "open", title: "", user: null, head, base } } : null;
    };
    const number = await world.openPullRequest("change", { "README.md": listWith(entries.malformed) });
    await seen(world, number);
    expect(outcomes(world)).toEqual([{ outcome: "superseded" }]);
    expect(world.writes()).toEqual([]);
  });
});
