import { describe, expect, test } from "vitest";
import { file, git, good, listed, run, textOf, unclosed } from "./terminal.ts";

describe("fix", () => {
  test("writes the safe fixes and nothing else", async () => {
    file("README.md", listed(good, unclosed, "Prose  with   blanks."));
    const { code, out } = await run("fix", "README.md", "--offline");
    expect(code).toBe(0);
    expect(out).toContain("1 fix.");
    expect(textOf("README.md")).toBe(listed(good, `${unclosed})]`, "Prose  with   blanks."));
  });

  test("only says what it would do with --dry-run", async () => {
    const text = listed(good, unclosed);
    file("README.md", text);
    const { out } = await run("fix", "README.md", "--offline", "--dry-run");
    expect(out).toContain("README.md:6: would fix: ");
    expect(textOf("README.md")).toBe(text);
  });
});

describe("report", () => {
  test("writes one page, where it is told to", async () => {
    file("README.md", listed(good, unclosed));
    const { code, out } = await run("report", "README.md", "-o", "page.html");
    expect({ code, out }).toEqual({ code: 0, out: "page.html: 2 entries, 1 finding\n" });
    expect(textOf("page.html")).toContain("<title>Awesome Reports</title>");
    expect((await run("report", "README.md", "-o", "missing/page.html")).err).toContain("cannot be written");
    file("README.md", listed(good));
    await run("report", "README.md", "-o", "page.html");
    expect(textOf("page.html")).toMatch(/<h3>1 entry removed<\/h3><ul><li>SLaVA-CXR/);
  });

  test("shows on the page what was learned of the links before", async () => {
    const name = file(
      "README.md",
      listed("- Towards Generalist Biomedical AI [[paper](http://127.0.0.1/paper)]"),
    );
    await run("report", name, "-o", "page.html");
    expect(textOf("page.html")).toContain("<p>Nobody has asked yet");
    expect(await run("links", name)).toMatchObject({ code: 1, out: expect.stringContaining("unsafe (1)") });
    await run("report", name, "-o", "page.html");
    expect(textOf("page.html")).toMatch(/<li>not a public address: <a href="http:\/\/127\.0\.0\.1\/paper"/);
  });

  test("prints Markdown otherwise, and says in a repository which commit brought a mistake", async () => {
    await git("init", "--quiet");
    file("README.md", listed(good, unclosed));
    await git("add", "README.md");
    await git("commit", "--quiet", "--message", "Add the list");
    const { code, out } = await run("report");
    expect(code).toBe(0);
    expect(out).toContain("**1 certain mistake, 0 probable ones**");
    expect(out).toMatch(
      /^\*\*F1\*\* · `SLaVA-CXR.*` · `README\.md`, line 6 · .*since [0-9a-f]{7} of \d{4}-\d\d-\d\d$/m,
    );
    expect(out).toContain(`\`\`\`md\n${unclosed})]\n\`\`\``);
  });
});

describe("tidy", () => {
  test("shows a twentieth of the corrections and why, writes them when told to, and ends with 0 at the end", async () => {
    const other = unclosed.replace("SLaVA", "LLaVA").replace("13321", "13325");
    const path = file("README.md", listed(good, unclosed, other));
    const shown = await run("tidy", path);
    expect(shown.code).toBe(1);
    expect(shown.out).toMatch(/^F1 README\.md:6: The link .* is never closed \(broken-markup\)$/m);
    expect(shown.out).toContain(`  - ${unclosed}\n  + ${unclosed})]\n`);
    expect(shown.out).toContain("1 fix, nothing written.\n1 more correction is left for the next round.\n");

    expect((await run("tidy", path, "--only", "F2", "--write")).code).toBe(0);
    expect(textOf(path)).toBe(listed(good, unclosed, `${other})]`));
    expect((await run("tidy", path, "--write")).code).toBe(0);
    expect(textOf(path)).toBe(listed(good, `${unclosed})]`, `${other})]`));
  });
});
