import { publicationState } from "../../identity/state.ts";
import { canonicalVenue } from "../../list/venue-names.ts";
import type { Severity } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import type { PaperMatch } from "../papers.ts";
import type { Policy } from "../policy.ts";

/** How two entries of one paper stand to each other. */
export interface Standing {
  readonly severity: Severity;
  /** Which of the two is of the preprint where the other is of the published paper; null where they are alike. */
  readonly preprint: "entry" | "listed" | null;
}

export interface Question {
  readonly entry: Entry;
  readonly match: PaperMatch;
  /** True where one change wrote both. */
  readonly isOneChange: boolean;
  readonly policy: Policy;
}

/** What a repeat weighs; null where the list wants both. */
export function standing({ entry, match, isOneChange, policy }: Question): Standing | null {
  const other = match.listed.entry;
  const preprint = preprintOf(entry, other);
  if (preprint !== null && policy.preprints === "keep") return null;
  const severity = severityOf({ entry, match, isOneChange, policy });
  const isAsked = preprint !== null && severity === "notice" && match.verdict === "same" && !isOneChange;
  return { severity: isAsked ? "warning" : severity, preprint };
}

function severityOf({ entry, match, isOneChange }: Question): Severity {
  const other = match.listed.entry;
  if (match.verdict === "likely") return "notice";
  if (isOneSection(entry, other)) return match.shared.length > 0 ? "error" : "warning";
  // One line put into several sections by one change is meant.
  if (isOneChange && match.shared.length > 0) return "notice";
  return isDated(entry.section) && isDated(other.section) ? "warning" : "notice";
}

function preprintOf(entry: Entry, other: Entry): "entry" | "listed" | null {
  const [mine, others] = [stateOf(entry), stateOf(other)];
  if (mine === "preprint" && others === "published") return "entry";
  return mine === "published" && others === "preprint" ? "listed" : null;
}

function stateOf({ venue, section, links }: Entry): "preprint" | "published" | null {
  return publicationState({
    venues: [venue, section.venue].map((each) => (each !== null && isVenue(each.name) ? each.name : null)),
    links: links.filter(({ role }) => role === "paper" || role === "other").map(({ url }) => url),
  });
}

/** "Papers 2023" and "Since 2020" are read as venues are, and say nothing of where a paper appeared. */
function isVenue(name: string): boolean {
  return (
    canonicalVenue(name) !== null || isPreprintServer(name) || /^[A-Za-z]*[A-Z]{2,}[A-Za-z]*$/.test(name)
  );
}

/** True where both stand under the same headings. */
export function isOneSection(a: Entry, b: Entry): boolean {
  return a.section.path.join("\n") === b.section.path.join("\n");
}

function isDated(section: Entry["section"]): boolean {
  return section.venue !== null || section.year !== null;
}
