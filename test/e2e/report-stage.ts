import { afterEach } from "vitest";
import { openStage, type Stage } from "../world/curator.ts";
import { entries } from "./stage.ts";

/** An entry whose link is never closed, and another. */
export const broken = entries.mended.slice(0, -2);
export const second = broken.replace("SLaVA", "LLaVA").replace("13321", "13325");
export const NOW = Date.parse("2026-11-25T09:30:00Z");
export const DAY = 24 * 3_600_000;

/** A list in which nothing is wrong. */
export const clean = [
  "# Awesome Report Generation",
  "",
  "## 2024",
  "",
  entries.good,
  entries.alsoGood,
  "- CT2Rep: Automated Radiology Report Generation for 3D Medical Imaging [[paper](https://arxiv.org/pdf/2403.06801)]",
  "- FITA: Fine-grained Image-Text Aligner for Radiology Report Generation [[paper](https://arxiv.org/pdf/2405.00962)]",
  "- Structural Entities Extraction and Patient Indications Incorporation [[paper](https://arxiv.org/pdf/2405.14905)]",
  "",
].join("\n");
/** The same with lines after it. */
export const plus = (...lines: string[]) => `${clean}${lines.map((line) => `${line}\n`).join("")}`;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** Has something closed at the end of the case. */
export function closing<Opened extends { close(): Promise<void> }>(each: Opened): Opened {
  opened.push(each);
  return each;
}

/** A repository with a list of this text. */
export async function stageWith(...args: Parameters<typeof openStage>): Promise<Stage> {
  return closing(await openStage(...args));
}
