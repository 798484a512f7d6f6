import { type IssueText, readRequest } from "../../../src/requests/read.ts";

/** An issue, and the papers that it asks for; null where it asks for none and is to be left alone. */
interface Case {
  readonly issue: IssueText;
  readonly expected: readonly string[] | null;
}

/** What reading the labelled issues gave. */
export interface Reading {
  readonly cases: number;
  readonly wrong: readonly string[];
  readonly strangers: number;
  /** Issues that ask for nothing and would have been answered. */
  readonly disturbed: number;
}

/** `== subject`, the body, and `-> paper | paper` or `-x`; `!label` stands for the label. */
function readCases(text: string): Case[] {
  return text
    .split(/^== /m)
    .filter((each) => each.trim() !== "")
    .map((each): Case => {
      const lines = each.trimEnd().split("\n");
      const label = lines.at(-1) ?? "";
      const subject = lines[0] ?? "";
      const issue = {
        subject: subject.replace(/^!label /, ""),
        body: lines.slice(1, -1).join("\n"),
        isLabelled: subject.startsWith("!label "),
      };
      const papers = label
        .slice(2)
        .split("|")
        .map((paper) => paper.trim())
        .filter((paper) => paper !== "");
      return { issue, expected: label === "-x" ? null : papers };
    });
}

/** Reads every issue and compares the papers, by their identifiers or, without any, by title. */
export function measureReading(text: string): Reading {
  const cases = readCases(text);
  const wrong: string[] = [];
  let disturbed = 0;
  for (const { issue, expected } of cases) {
    const papers = readRequest(issue)?.papers.map(({ ids, title }) => ids.join("+") || (title ?? "")) ?? null;
    if (JSON.stringify(papers) === JSON.stringify(expected)) continue;
    wrong.push(`${issue.subject}: expected ${JSON.stringify(expected)}, read ${JSON.stringify(papers)}`);
    if (expected === null) disturbed++;
  }
  return {
    cases: cases.length,
    wrong,
    strangers: cases.filter(({ expected }) => expected === null).length,
    disturbed,
  };
}
