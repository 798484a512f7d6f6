import { noFacts } from "../../src/model/facts.ts";
import type { Language } from "../../src/model/finding.ts";
import { renderComment } from "../../src/review/comment.ts";
import { buildReview } from "../../src/review/review.ts";
import { demo } from "./lists.ts";

const HEAD = "4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c";

/** What a pull request adds to the demo's list, each with one thing wrong. */
const PAPERS = [
  "- SLaVA-CXR: Small Language and Vision Assistant for Chest X-ray Report Automation [[paper](https://arxiv.org/pdf/2409.13321)",
  "- MAIRA-2: Grounded Radiology Report Generation [[paper](https://arxiv.org/abs/2406.04449)]",
  "- Medical Report Generation Is A Multi-label Classification Problem [[paper](https://arxiv.org/pdf/2409.05370)]",
  "- A Survey of Deep-learning-based Radiology Report Gen- eration Using Multimodal Inputs [[paper](https://arxiv.org/abs/2405.12833)]",
  "- KARGEN: Knowledge-enhanced Automated Radiology Report Generation [[code](https://arxiv.org/pdf/2409.05371)]",
];

/** The comment on a pull request that adds so many papers with mistakes, and one without. */
export function commentOn(problems: number, language: Language): string {
  const good =
    "- Fact-Aware Multimodal Retrieval Augmentation for Accurate Medical Radiology Report Generation [[paper](https://arxiv.org/pdf/2407.15268)]";
  const bad = Array.from({ length: problems }, (_, index) => paper(index));
  const [before = "", after = ""] = cut(demo, "**arXiv papers'24**\n");
  const source = `${before}${[good, ...bad].join("\n")}\n${after}`;
  const review = buildReview(
    { files: [{ path: "README.md", before: demo, after: source }], language },
    noFacts,
  );
  const comment = renderComment(review, {
    headSha: HEAD,
    language,
    sources: new Map([["README.md", source]]),
    linkTo: (path, line) => `https://github.com/lena/awesome-report-generation/blob/${HEAD}/${path}#L${line}`,
  });
  if (comment === null) throw new Error("nothing is wrong with what is added");
  return comment;
}

/** The first papers as they are, further ones under numbers of their own. */
function paper(index: number): string {
  const line = PAPERS[index % PAPERS.length] ?? "";
  const round = Math.floor(index / PAPERS.length);
  if (round === 0) return line;
  const number = String(10_000 + index * 37).slice(-5);
  return line.replace(/^- /, `- Study ${index}: `).replace(/\.\d{5}/, `.${number}`);
}

function cut(text: string, after: string): [string, string] {
  const at = text.indexOf(after) + after.length;
  return [text.slice(0, at), text.slice(at)];
}
