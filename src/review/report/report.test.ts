import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfig } from "../../config.ts";
import type { NumberedItem } from "../../model/report.ts";
import { parseReportCommand } from "./command.ts";
import { parseLedger, printLedger } from "./ledger.ts";
import { withRemark } from "./remark.ts";
import { isReport, renderReport } from "./render.ts";
import { contextOf, entry, HEAD, inspect, listOf, many, number, reportOf } from "./sample.ts";
import { proposedNames } from "./tidy-body.ts";

const said = (items: readonly NumberedItem[]) => items.map(({ number: n, line, state }) => [n, line, state]);

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
