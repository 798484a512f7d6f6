import type { EntryVerdict, FileReview, Finding, Review } from "../src/model/finding.ts";
import type { CommentContext } from "../src/review/sections.ts";

/** A list of three entries, the second broken and the third a repeat of the first. */
const source = [
  "## 2024",
  "- CT2Rep: Automated Radiology Report Generation [[paper](https://arxiv.org/abs/2403.06801)]",
  "- FITA: Fine-grained Image-Text Aligner [[paper]](https://arxiv.org/abs/2405.00962)]",
  "- CT2Rep [[paper](https://arxiv.org/pdf/2403.06801)]",
  "",
].join("\n");

const broken: Finding = {
  rule: "broken-markup",
  severity: "error",
  message: 'One "]" too many after "[[paper]"',
  note: "The link is shown as text",
  ...{ line: 3, column: 49, endLine: 3, endColumn: 50 },
  entry: { title: "FITA: Fine-grained Image-Text Aligner", line: 3 },
  fix: {
    safety: "safe",
    edits: [{ start: source.indexOf("]]("), end: source.indexOf("]](") + 1, text: "" }],
  },
};

const repeated: Finding = {
  rule: "duplicate-entry",
  severity: "warning",
  message: 'Already listed under "2024"',
  ...{ line: 4, column: 1, endLine: 4, endColumn: 53 },
  entry: { title: "CT2Rep", line: 4 },
  related: [{ line: 2, message: "Listed here" }],
  fix: {
    safety: "unsafe",
    edits: [{ start: source.indexOf("- CT2Rep [["), end: source.length, text: "" }],
  },
};

export const findings = { broken, repeated };

/** What the review says of the entry on a line. */
export function verdict(line: number, title: string, word: EntryVerdict["verdict"]): EntryVerdict {
  return { title, line, place: "2024", links: [], change: "added", verdict: word };
}

/** A review of `README.md` that says what the test wants it to say. */
export function reviewOf(file: Partial<FileReview>): Review {
  const nothing = { verdicts: [], findings: [], ignored: [], notChecked: [], cosmeticLines: 0 };
  return {
    language: "en",
    files: [
      { path: "README.md", entries: 3, judged: true, isList: true, changes: null, ...nothing, ...file },
    ],
  };
}

/** The review of the list above. */
export const badReview: Review = reviewOf({
  findings: [broken, repeated],
  verdicts: [
    verdict(2, "CT2Rep: Automated Radiology Report Generation", "ready"),
    verdict(3, "FITA: Fine-grained Image-Text Aligner", "error"),
    verdict(4, "CT2Rep", "warning"),
  ],
  notChecked: [{ what: "3 links", why: "nothing was asked of the network" }],
});

export const context: CommentContext = {
  language: "en",
  headSha: "4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c",
  sources: new Map([["README.md", source]]),
  linkTo: (path: string, line: number) =>
    `https://github.com/lena/list/blob/4f1c2d3/${path}?plain=1#L${line}`,
};
