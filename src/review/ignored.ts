import type { Config } from "../config.ts";
import { paperIds } from "../identity/paper-id.ts";
import type { FileReview, Finding } from "../model/finding.ts";
import { letters } from "../model/letters.ts";
import type { List } from "../model/list.ts";

/** The config without the decisions that have ended. */
export function inForce(config: Config, today: string | undefined): Config {
  if (today === undefined) return config;
  const ignore = config.ignore.filter(({ until }) => until === undefined || until >= today);
  return { ...config, ignore };
}

/** Takes out what a curator has said no to; it is counted, not forgotten. */
export function splitIgnored(
  findings: readonly Finding[],
  list: List,
  config: Config,
): { kept: Finding[]; ignored: FileReview["ignored"] } {
  const kept: Finding[] = [];
  const ignored: { rule: string; line: number; reason: string }[] = [];
  for (const finding of findings) {
    const decision = config.ignore.find(
      ({ rule, paper }) =>
        (rule === undefined || rule === finding.rule) &&
        (paper === undefined || isAbout(paper, finding, list)),
    );
    if (decision) ignored.push({ rule: finding.rule, line: finding.line, reason: decision.reason });
    else kept.push(finding);
  }
  return { kept, ignored };
}

/** A decision names its paper by title, or by an identifier or address that the entry's links hold. */
function isAbout(paper: string, finding: Finding, list: List): boolean {
  const entry = list.entries.find((candidate) => candidate.line === finding.entry?.line);
  if (!entry) return false;
  const wanted = letters(paper);
  if (wanted === letters(entry.title)) return true;
  const ids = new Set([paper, ...paperIds(paper)]);
  const isAddress = paper.length >= 6 && paper.includes("/");
  return entry.links.some(
    ({ url }) =>
      paperIds(url).some((id) => ids.has(id)) ||
      (isAddress && url.toLowerCase().includes(paper.toLowerCase())),
  );
}
