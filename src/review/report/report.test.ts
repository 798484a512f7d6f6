import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addIgnores } from "../../config/add-ignore.ts";
import { defaultConfig, parseConfig } from "../../config.ts";
import { noFacts } from "../../model/facts.ts";
import type { NumberedItem } from "../../model/report.ts";
import { countLines } from "../corrected.ts";
import { wordsIn } from "../words/words.ts";
import { parseReportCommand } from "./command.ts";
import { freshItems } from "./fresh.ts";
import { type InspectInput, inspectChange, readList } from "./inspect.ts";
import { type Ledger, numberItems, parseLedger, printLedger } from "./ledger.ts";
import { withRemark } from "./remark.ts";
import { isReport, type ListReport, renderReport } from "./render.ts";
import { tidyList } from "./tidy.ts";
import { proposedNames, renderTidy } from "./tidy-body.ts";
import { reportWordsIn } from "./words/words.ts";

const HEAD = "4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c";

/** An entry of a number of its own; broken where its link is never closed. */
function entry(n: number, broken = false): string {
  const title = `Reading ${["Knees", "Lungs", "Spines", "Hearts"][n % 4]} with ${["Graphs", "Prompts", "Atlases"][n % 3]}, Study ${n}`;
  return `- ${title} [[paper](https://arxiv.org/abs/2401.${String(10_000 + n)}${broken ? "" : ")]"}`;
}

function listOf(...entries: string[]): string {
  return `# Awesome Reading\n\n## 2024\n\n${entries.join("\n")}\n`;
}

const many = (count: number, broken: (n: number) => boolean) =>
  listOf(...Array.from({ length: count }, (_, n) => entry(n, broken(n))));

function inspect(text: string, config = defaultConfig) {
  const input: InspectInput = {
    inspect: [{ path: "README.md", text }],
    config,
    named: true,
    today: "2026-11-25",
  };
  return inspectChange(readList(input), noFacts);
}

function number(text: string, ledger: Ledger | null, before = "") {
  const isFresh = freshItems(new Map([["README.md", before]]), new Map([["README.md", text]]));
  return numberItems(inspect(text).items, ledger, {
    head: HEAD,
    declined: new Set(["dddddddddd"]),
    isFresh,
    spoken: 0,
  });
}

const said = (items: readonly NumberedItem[]) => items.map(({ number: n, line, state }) => [n, line, state]);

function contextOf(text: string, language: "en" | "zh" = "en") {
  const sources = new Map([["README.md", countLines(text)]]);
  return { words: wordsIn(language), report: reportWordsIn(language), sources, blame: new Map() };
}

function reportOf(text: string): ListReport {
  const { items, ledger } = number(text, null);
  const tidy = { state: "none", number: null, holds: new Set<number>() } as const;
  return { inspection: inspect(text), items, declined: [], filesAreNamed: true, ledger, tidy };
}

describe("the ledger", () => {
  const first = many(30, (n) => n === 7);

  test("keeps a finding's number while lines move, its links are edited, and it goes and comes back", () => {
    const one = number(first, null);
    expect(said(one.items)).toEqual([[1, 12, "listed"]]);
    const moved = number(listOf(entry(90), entry(91, true), entry(7, true)), one.ledger, first);
    expect(said(moved.items)).toEqual([
      [2, 6, "new"],
      [1, 7, "listed"],
    ]);
    const mended = number(listOf(entry(90), entry(91), entry(7)), moved.ledger);
    expect(mended.items).toEqual([]);
    const back = number(listOf(entry(7, true), entry(91), entry(92, true)), mended.ledger);
    expect(said(back.items)).toEqual([
      [1, 5, "listed"],
      [3, 7, "new"],
    ]);
  });

  test("calls nothing new that no push has brought", () => {
    const { ledger } = number(
      many(30, () => false),
      null,
    );
    // The same lines, judged otherwise than they were.
    expect(said(number(first, ledger, first).items)).toEqual([[1, 12, "listed"]]);
    const twice = listOf(entry(1), entry(2), entry(1));
    expect(number(twice, ledger, listOf(entry(1), entry(2))).items).toMatchObject([{ state: "new" }]);
  });

  test("is read back as it was written, and line by line where somebody has changed it", () => {
    const { ledger } = number(first, null);
    const body = `Some text.\n\n${printLedger(ledger)}`;
    expect(parseLedger(body.replaceAll("\n", "\r\n"))).toEqual(ledger);
    const hostile = body.replace(
      "listed",
      "listed\n2 ../../etc/pw - new\n1 aaaaaaaaaa - told\n77 bbbbbbbbbb - new gone\n<script>",
    );
    expect(parseLedger(hostile)).toMatchObject({
      next: 78,
      lines: [ledger.lines[0], { number: 77, present: false }],
    });
    for (const text of ["", "<!-- listwarden:ledger 1 x 1\n-->", `${body}\nmore`])
      expect(parseLedger(text)).toBeNull();
  });
});

test("a command to the report is a word, the number of a finding and a reason, in the first line", () => {
  expect(parseReportCommand("/listwarden ignore F12 meant so\nmore")).toEqual({
    kind: "ignore",
    number: 12,
    reason: "meant so",
  });
  expect(parseReportCommand("/listwarden fix f3  ")).toMatchObject({ kind: "fix", number: 3, reason: "" });
  expect(parseReportCommand("/listwarden setup ")).toEqual({ kind: "setup" });
  expect(parseReportCommand("/listwarden")).toEqual({ kind: "help" });
  for (const text of [
    "/listwarden fix",
    "/listwarden fix F1234567",
    "/listwarden setup F1",
    "/listwarden drop F1",
  ])
    expect(parseReportCommand(text)).toEqual({ kind: "unknown" });
  for (const text of ["> /listwarden fix F1", "/listwarden ignore F1\u202ex", "/listwardens fix F1"])
    expect(parseReportCommand(text)).toBeNull();
});

describe("tidy", () => {
  test("takes a twentieth of the entries, the most certain and what was asked for first, and nothing else changes", () => {
    const text = many(60, (n) => n % 6 === 0);
    const { items } = number(text, null);
    expect(items.length).toBe(10);
    const input = { items, sources: new Map([["README.md", text]]), entries: 60, asked: new Set([9]) };
    const { chosen, left, texts } = tidyList(input);
    expect(chosen.map((item) => item.number)).toEqual([9, 1, 2]);
    expect(left).toBe(7);
    const now = texts.get("README.md")?.split("\n") ?? [];
    const changed = text.split("\n").flatMap((line, at) => (line === now[at] ? [] : [at + 1]));
    expect(changed).toEqual(chosen.map(({ line }) => line).sort((a, b) => a - b));
    expect(tidyList({ ...input, entries: 3 }).chosen).toHaveLength(1);
    expect(tidyList({ ...input, entries: 10_000 }).chosen).toHaveLength(10);
  });

  test("its pull request says which corrections it holds, and only names are read of it", () => {
    const text = many(60, (n) => n % 30 === 0);
    const { items } = number(text, null);
    const tidied = tidyList({
      items,
      sources: new Map([["README.md", text]]),
      entries: 60,
      asked: new Set(),
    });
    const decisions = [{ rule: "venue-name", paper: "@lena `#1", reason: "so", name: "abcdefghij" }];
    const body = renderTidy({ ...tidied, decisions }, contextOf(text));
    const names = tidied.chosen.map(({ fixName }) => fixName);
    expect(new Set(names).size).toBe(2);
    expect(proposedNames(body)).toEqual([...names, "abcdefghij"]);
    expect(proposedNames(body.replace("abcdefghij", "<b>\nABC\nabcdefghij\n../x"))).toEqual(
      proposedNames(body),
    );
    expect(proposedNames(`${body}\nand more`)).toEqual([]);
    expect(body).not.toMatch(/@lena|[^`]#1\b/);
  });
});

describe("the report", () => {
  test("says what is wrong by certainty and kind, remembers it, and brings nothing of a stranger's to life", () => {
    const hostile =
      "- @mallory <img src=x> #1 <!-- listwarden:ledger 1 [[paper](https://arxiv.org/abs/2401.20000";
    const text = listOf(entry(1), hostile, entry(2), entry(2).replace("Graphs", "graphs"));
    const body = renderReport(reportOf(text), contextOf(text));
    expect(isReport(body)).toBe(true);
    expect(body.match(/^#+ .*$/gm)).toEqual([
      "### What I learned",
      "### Certain (2)",
      "#### `broken-markup` (1)",
      "#### `duplicate-entry` (1)",
    ]);
    expect(parseLedger(body)?.lines).toHaveLength(2);
    const prose = body.replace(/^```md\n[\s\S]*?^```$/gm, "");
    expect(prose).not.toMatch(/@mallory|#1\b/);
    expect(renderReport(reportOf(text), contextOf(text, "zh"))).toContain("### 确定（2）");
  });

  test("ends between two findings where there is no more room", () => {
    const text = many(400, () => true);
    const body = renderReport(reportOf(text), contextOf(text));
    expect(body.length).toBeLessThanOrEqual(60_000);
    expect(body).toMatch(/^\d+ more findings are not shown here\.$/m);
    expect(parseLedger(body)?.lines).toHaveLength(400);
    expect(body.match(/^```/gm)?.length).toBe((body.match(/^\*\*F\d+\*\*/gm)?.length ?? 0) * 2);
  });

  test("asks once what to do with preprints beside their published versions", () => {
    const text =
      "# Awesome Reading\n\n## CVPR 2024\n\n- Reading Knees with Graphs and Atlases of Bones [[paper](https://openaccess.thecvf.com/content/CVPR2024/html/Rossi_Reading_Knees_with_Graphs_and_Atlases_of_Bones_CVPR_2024_paper.html)]\n\n## arXiv 2024\n\n- Reading Knees with Graphs and Atlases of Bones [[paper](https://arxiv.org/abs/2401.10001)]\n";
    expect(inspect(text).preprints).toBe(1);
    expect(inspect(text, parseConfig("preprints: keep")).preprints).toBe(0);
    expect(renderReport(reportOf(text), contextOf(text))).toContain("`preprints: drop` or `preprints: keep`");
  });
});

test("a decision is written at the end of the config's list, and everything else stays", () => {
  const decision = { rule: "venue-name", paper: 'A "quoted": title', reason: "meant" };
  const texts = [
    null,
    "# Ours.\nlanguage: en",
    "ignore: [] # none yet\nlanguage: zh\n",
    "ignore:\r\n- rule: duplicate-entry\r\n\r\n# Then:\r\nlanguage: en\r\n",
    "ignore:\n    - paper: Another\n      reason: so\nrules:\n  section-order: off\n",
  ];
  for (const text of texts) {
    const written = addIgnores(text, [decision]) ?? "";
    const before = parseConfig(text ?? "");
    expect(parseConfig(written)).toEqual({ ...before, ignore: [...before.ignore, decision] });
    for (const line of (text ?? "").split("\n").filter((each) => !/^ignore: \[/.test(each)))
      expect(written).toContain(line);
  }
  expect(addIgnores("ignore: [{ rule: venue-name }]", [decision])).toBeNull();
});

test("whatever somebody writes into the texts that are read back, they are read without harm", () => {
  const piece = fc.constantFrom(
    ...[
      "<!-- listwarden:ledger 1 ",
      HEAD,
      " 7\n",
      "12 aaaaaaaaaa bbbbbbbbbb told\n",
      "no cccccccccc\n",
      "\n-->",
      "\r\n",
    ],
    ...[
      "<!-- listwarden:tidy 1\n",
      "dddddddddd\n",
      "<!-- listwarden:report -->\n\n",
      " gone",
      "999999 aaaaaaaaaa - new\n",
    ],
  );
  const some = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(""));
  const whole = some.map((rows) => `Said.\n\n<!-- listwarden:ledger 1 ${HEAD} 7\n${rows}\n-->`);
  const text = fc.oneof(some, whole);
  fc.assert(
    fc.property(text, (body) => {
      const ledger = parseLedger(body);
      for (const name of [...proposedNames(body), ...(ledger?.declined ?? [])])
        expect(name).toMatch(/^[0-9a-z]{10}$/);
      if (ledger !== null) {
        expect(parseLedger(printLedger(ledger))).toEqual(ledger);
        expect(ledger.lines.every(({ number: n }) => n < ledger.next)).toBe(true);
      }
      expect(withRemark(withRemark(body, "one"), "two")).toBe(withRemark(body, "two"));
    }),
    { numRuns: 500 },
  );
});
