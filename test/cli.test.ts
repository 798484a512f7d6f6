import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import { ReviewJson } from "../src/review/json.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

const good = "- Fact-Aware Multimodal Retrieval Augmentation [[paper](https://arxiv.org/pdf/2407.15268)]";
const unclosed = "- SLaVA-CXR: Small Language and Vision Assistant [[paper](https://arxiv.org/pdf/2409.13321";
const listed = (...entries: string[]) => `# Awesome Reports\n\n## 2024\n\n${entries.join("\n")}\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-"));
});

function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** Runs the command line as its users do, in the folder of the case. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...args], { cwd: folder });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, err: failed.stderr };
  }
}

async function json(...args: string[]) {
  const { code, out } = await run("check", ...args, "--offline", "--format", "json");
  const review = ReviewJson.parse(JSON.parse(out));
  return { code, review, file: review.files[0] };
}

describe("check", () => {
  test("names the line, the rule and the corrected line, and ends with 1", async () => {
    const { code, out } = await run("check", file("README.md", listed(good, unclosed)), "--offline");
    expect(code).toBe(1);
    expect(out).toMatch(/^README\.md:6:\d+ error broken-markup /);
    expect(out).toContain(`fix | ${unclosed})]`);
  });

  test("ends with 0 where nothing is wrong", async () => {
    const { code, out } = await run("check", file("README.md", listed(good)), "--offline");
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain("Nothing to correct in 1 entry in 1 file.");
  });

  test("judges only what changed between two texts, and counts it", async () => {
    const before = file("old.md", listed(unclosed));
    const { code, file: seen } = await json(file("README.md", listed(unclosed, good)), "--base-file", before);
    expect(code).toBe(0);
    expect(seen).toMatchObject({ entries: 2, judged: true, findings: [] });
    expect(seen?.changes).toEqual({ added: 1, edited: 0, moved: 0, removed: 0 });
  });

  test("judges what changed since a revision", async () => {
    const git = (...args: string[]) =>
      promisify(execFile)("git", ["-c", "user.name=Lena", "-c", "user.email=lena@example.org", ...args], {
        cwd: folder,
      });
    file("README.md", listed(good));
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-qm", "Begin the list");
    file("README.md", listed(good, unclosed));
    const { code, file: seen } = await json("README.md", "--base", "HEAD");
    expect(code).toBe(1);
    expect(seen?.findings.map(({ rule, line }) => [rule, line])).toEqual([["broken-markup", 6]]);
  });

  test("fails on what it is told to fail on", async () => {
    file("README.md", listed(good, unclosed));
    expect((await run("check", "README.md", "--offline", "--fail-on", "never")).code).toBe(0);
    file(
      "README.md",
      listed(good, "- Towards Generalist Biomedical AI [[paper](https://arxiv.org/abs/2307.14334)"),
    );
    expect((await run("check", "README.md", "--offline")).code).toBe(0);
    expect((await run("check", "README.md", "--offline", "--fail-on", "warning")).code).toBe(1);
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["one entry", Buffer.from(listed(good))],
    ["no final newline", Buffer.from(listed(good).trimEnd())],
    ["Windows line ends", Buffer.from(listed(good).replaceAll("\n", "\r\n"))],
    ["bytes that are no UTF-8", Buffer.concat([Buffer.from(listed(good)), Buffer.from([0xff, 0xfe, 0x0a])])],
  ])("takes %s", async (_name, bytes) => {
    const { code, file: seen } = await json(file("README.md", bytes));
    expect(code).toBe(0);
    expect(seen?.findings).toEqual([]);
  });

  test.each([
    ["sarif", /"version": "2\.1\.0"[\s\S]*"ruleId": "broken-markup"/],
    ["markdown", /^\*\*1 problem\.\*\*\n[\s\S]*```md\n/],
  ])("writes %s", async (format, expected) => {
    file("README.md", listed(good, unclosed));
    expect((await run("check", "README.md", "--offline", "--format", format)).out).toMatch(expected);
  });

  test("speaks the language it is told to", async () => {
    file("README.md", listed(good, unclosed));
    file("listwarden.yml", "language: zh\n");
    const { out } = await run("check", "README.md", "--offline", "--config", "listwarden.yml");
    expect(out).toContain("没有闭合");
    expect(out).toContain("1 个错误；共 1 个文件、2 个条目。");
  });

  test("says why a file above 5 MB is not judged", async () => {
    const { code, file: seen } = await json(file("README.md", "Filler. ".repeat(700_000)));
    expect(code).toBe(0);
    expect(seen).toMatchObject({ judged: false, why: "README.md is larger than 5 MB" });
  });
});

describe("fix", () => {
  test("writes the safe fixes and nothing else", async () => {
    file("README.md", listed(good, unclosed, "Prose  with   blanks."));
    const { code, out } = await run("fix", "README.md", "--offline");
    expect(code).toBe(0);
    expect(out).toContain("1 fix.");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(
      listed(good, `${unclosed})]`, "Prose  with   blanks."),
    );
  });

  test("only says what it would do with --dry-run", async () => {
    const text = listed(good, unclosed);
    file("README.md", text);
    const { out } = await run("fix", "README.md", "--offline", "--dry-run");
    expect(out).toContain("README.md:6: would fix: ");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(text);
  });
});

describe("config", () => {
  test("says what is in force and which line says so", async () => {
    file("listwarden.yml", "language: zh\n\nrules:\n  broken-markup: off\n");
    const { code, out } = await run("config", "--config", "listwarden.yml");
    expect(code).toBe(0);
    expect(out).toMatch(/^language +zh {2}\(listwarden\.yml:1\)$/m);
    expect(out).toMatch(/^rules\.broken-markup +off {2}\(listwarden\.yml:4\)$/m);
    expect(out).toMatch(/^rules\.duplicate-entry +error {2}\(default\)$/m);
    expect((await run("config")).out).toMatch(/^language +auto {2}\(default\)$/m);
  });
});

describe("help", { timeout: 60_000 }, () => {
  test("is there for every command, with examples that its own options understand", async () => {
    const names = [...(await run("--help")).out.matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name = ""]) => name);
    expect(names).toContain("init");
    for (const name of names) {
      const { out } = await run(name, "--help");
      const examples = /^Examples:\n((?: {2}listwarden .*\n)+)/m.exec(out)?.[1] ?? "";
      expect(examples, name).not.toBe("");
      for (const [option] of examples.matchAll(/--[a-z-]+/g))
        expect(out.split("Examples:")[0]).toContain(option);
    }
  });
});

describe("completion", () => {
  test("makes bash complete commands, options and files", async () => {
    const { out } = await run("completion", "bash");
    const complete = async (...words: string[]) => {
      const script = `${out}\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n_listwarden\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout } = await promisify(execFile)("bash", ["-c", script, "bash", ...words], { cwd: folder });
      return stdout.trim().split("\n");
    };
    file("README.md", listed(good));
    expect(await complete("listwarden", "ch")).toEqual(["check"]);
    expect(await complete("listwarden", "check", "--fail")).toEqual(["--fail-on"]);
    expect(await complete("listwarden", "check", "READ")).toEqual(["README.md"]);
  });

  test.each([
    ["zsh", /^#compdef listwarden\n[\s\S]*'--fail-on=:value:_files'/],
    ["fish", /-n '__fish_seen_subcommand_from check' -l fail-on -r$/m],
  ])("speaks %s", async (shell, expected) => {
    expect((await run("completion", shell)).out).toMatch(expected);
  });
});

describe("a mistake in the call ends with 2 and says what to do", () => {
  test.each([
    [["chekc"], /unknown command "chekc"; did you mean "check"\?/],
    [["check"], /no file given; usually: listwarden check README\.md/],
    [["check", "missing.md"], /missing\.md: no such file/],
    [["check", "README.md", "--format", "xml"], /--format xml: expected text, json/],
    [["check", "README.md", "--base", "HEAD"], /--base HEAD: not a git revision/],
    [["check", "README.md", "--colour"], /Unknown option '--colour'/],
  ])("%j", async (args, message) => {
    file("README.md", listed(good));
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain("Try: listwarden");
  });

  test("a config that cannot be used is named with its key", async () => {
    file("README.md", listed(good));
    file("listwarden.yml", "rules:\n  broken-marcup: off\n");
    const { code, err } = await run("check", "README.md", "--offline", "--config", "listwarden.yml");
    expect(code).toBe(2);
    expect(err).toContain('line 2: "rules.broken-marcup" is not a key; the nearest one is "broken-markup"');
  });
});

describe("same", () => {
  test("says the verdict and the reason", async () => {
    const names = ["MAIRA-1: A specialised large multimodal model", "MAIRA-2: Grounded report generation"];
    expect(await run("same", ...names)).toMatchObject({
      code: 1,
      out: "different: the titles differ in a number\n",
    });
    const links = [
      "--link-a",
      "https://arxiv.org/abs/2406.04449v2",
      "--link-b",
      "https://openreview.net/forum?id=abcdefgh",
    ];
    const titles = ["MAIRA-2: Grounded Report Generation", "maira-2: grounded report generation"];
    expect(await run("same", ...titles, ...links, "--format", "json")).toMatchObject({
      code: 0,
      out: `${JSON.stringify({ verdict: "same", reason: "same title; arXiv 2406.04449 here, OpenReview abcdefgh there" })}\n`,
    });
  });

  test("compares links and identifiers without a title", async () => {
    const forms = ["https://arxiv.org/pdf/2406.04449v2.pdf", "arXiv:2406.04449"];
    expect(await run("same", ...forms)).toMatchObject({ code: 0, out: "same: same arXiv 2406.04449\n" });
    expect((await run("same", "arXiv:2406.04449", "A title")).code).toBe(2);
  });
});

describe("duplicates", () => {
  const copy = "- Fact-aware multimodal retrieval augmentation [[paper](https://arxiv.org/abs/2407.15268v2)]";

  test("shows where a paper stands, and why it is one", async () => {
    const { code, out } = await run("duplicates", file("README.md", listed(good, copy)));
    expect(code).toBe(0);
    expect(out).toContain("same: same arXiv 2407.15268; same title");
    expect(out).toContain("README.md:5  Awesome Reports › 2024");
    expect(out).toContain("README.md:6  Awesome Reports › 2024");
    expect((await run("duplicates", file("one.md", listed(good)))).out).toBe("No paper stands here twice.\n");
  });

  test("answers as JSON and as a table", async () => {
    const path = file("README.md", listed(good, copy));
    const { groups } = JSON.parse((await run("duplicates", path, "--format", "json")).out);
    expect(groups).toMatchObject([{ verdict: "same", places: [{ line: 5 }, { line: 6 }] }]);
    const table = (await run("duplicates", path, "--format", "markdown")).out.split("\n");
    expect(table[2]).toMatch(/^\| Fact-Aware .* \| same \| .*README\.md:5 .*<br>README\.md:6 /);
  });
});

describe("report", () => {
  test("writes one page, where it is told to", async () => {
    file("README.md", listed(good, unclosed));
    const { code, out } = await run("report", "README.md", "-o", "page.html");
    expect({ code, out }).toEqual({ code: 0, out: "page.html: 2 entries, 1 finding\n" });
    expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("<title>Awesome Reports</title>");
    expect((await run("report", "README.md", "-o", "missing/page.html")).err).toContain("cannot be written");
  });

  test("prints Markdown otherwise, and says in a repository which commit brought a mistake", async () => {
    const git = (...args: string[]) =>
      promisify(execFile)("git", ["-c", "user.name=Lena", "-c", "user.email=lena@example.org", ...args], {
        cwd: folder,
      });
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
    expect(readFileSync(join(folder, path), "utf8")).toBe(listed(good, unclosed, `${other})]`));
    expect((await run("tidy", path, "--write")).code).toBe(0);
    expect(readFileSync(join(folder, path), "utf8")).toBe(listed(good, `${unclosed})]`, `${other})]`));
  });
});
