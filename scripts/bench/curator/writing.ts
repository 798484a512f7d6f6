const subjects =
  "chest knee spine brain liver retina breast cardiac prenatal dental pancreas thyroid kidney pelvic vascular thoracic".split(
    " ",
  );
const methods =
  "retrieval diffusion memory graph prompt contrastive anatomical hierarchical longitudinal counterfactual preference federated sparse causal temporal region".split(
    " ",
  );
const tasks =
  "report generation;impression drafting;finding summaries;error detection;view synthesis;question answering;triage notes;lesion grounding;follow-up planning;dose estimation;protocol selection;label cleaning".split(
    ";",
  );
const names =
  "AlphaBravoCedarDeltaEmberFjordGroveHazelInletJuniperKestrelLarchMapleNorthOspreyPoplarQuartzRidgeSorrelTundra".match(
    /[A-Z][a-z]+/g,
  ) ?? [];

/** A kind of mistake that people make while they add a paper. */
export type Slip = "unclosed" | "stray" | "copied";

/** Writes entries as one curator writes them, each of another paper. */
export function entryWriter(random: () => number): () => string {
  let count = 0;
  const pick = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)] as T;
  return () => {
    count++;
    const name = `${pick(names)}${pick(names)}-${count}`;
    const title = `${name}: ${pick(methods)} ${pick(methods)} models for ${pick(subjects)} and ${pick(subjects)} ${pick(tasks)}`;
    const number = `24${String(1 + (count % 12)).padStart(2, "0")}.${String(10_000 + count * 7)}`;
    return `- ${title} [[paper](https://arxiv.org/abs/${number})]`;
  };
}

/** A line as it is when somebody slips; `line` is how it should be. */
export function slipped(line: string, slip: Slip): string {
  if (slip === "unclosed") return line.slice(0, -2);
  return slip === "stray" ? line.replace("[[paper](", "[[paper]](") : line;
}

/** A list of so many entries, in three sections. */
export function freshList(entries: readonly string[]): string {
  const third = Math.ceil(entries.length / 3);
  const sections = [2024, 2023, 2022].map((year, at) => [
    `## ${year}`,
    "",
    ...entries.slice(at * third, (at + 1) * third),
    "",
  ]);
  return ["# Awesome Report Generation", "", "Papers on reading images.", "", ...sections.flat()].join("\n");
}

/** Puts a line at the top of a section, where this curator adds papers. */
export function withLine(text: string, line: string, year: number): string {
  return text.replace(`## ${year}\n\n`, `## ${year}\n\n${line.replaceAll("$", "$$$$")}\n`);
}
