import type { Missing } from "../known.ts";

const missing: Readonly<Record<Missing, string>> = {
  title: "its title",
  link: "a link to the paper or its DOI or arXiv number",
};

/** What is said of papers that somebody asks for. */
export const en = {
  place: (path: string, line: number) => `${path}, line ${line}`,
  section: (name: string) => `section "${name}"`,
  reasons: {
    asked: "it was asked for",
    heading: "its heading fits the venue and year",
    neighbours: (titles: readonly string[]) => `near ${titles.map((title) => `"${title}"`).join(" and ")}`,
    only: "it is the only one",
  },
  alternatives: (names: readonly string[]) => `or: ${names.map((name) => `"${name}"`).join(", ")}`,
  listed: (title: string, place: string, since: string | null) =>
    `"${title}" is listed already${since === null ? "" : ` since ${since}`}: ${place}`,
  likelyListed: (title: string, place: string) => `"${title}" may be listed already: ${place}`,
  missing: (paper: string, fields: readonly Missing[]) =>
    `"${paper}" cannot be drafted: ${fields.map((field) => missing[field]).join(" and ")} ${fields.length === 1 ? "is" : "are"} missing`,
  absent: (id: string) => `no registry has "${id}"`,
  noSuchSection: (name: string) => `no section, or more than one, is called "${name}"`,
  notPrintable: (title: string) =>
    `"${title}" cannot be printed: no entry of the list is made of the pieces that are known`,
  askFor: (fields: readonly Missing[]) =>
    `To draft an entry, ${fields.map((field) => missing[field]).join(" and ")} ${fields.length === 1 ? "is" : "are"} missing; adding it to the issue is enough.`,
  nothingNamed:
    "No paper is named here; a link, a DOI, an arXiv number or a title in quotation marks is enough.",
  moreThan: (most: number) => `Only the first ${most} papers of an issue are answered.`,
  listedAt: (place: string, section: string, since: string | null) =>
    `It is listed already${since === null ? "" : ` since ${since}`}: ${place}, in ${section}.`,
  noSuchSectionHere: (name: string) => `No section, or more than one, is called ${name}.`,
  notPrintableHere: "No entry of the list is made of the pieces that are known of it.",
  wouldBe: "The list would print it so:",
  goesTo: (section: string, path: string) => `It would go to ${section} of ${path}`,
  sectionOf: (section: string, path: string) => `${section} of ${path}`,
  near: (titles: readonly string[]) => `near ${titles.join(" and ")}`,
  orElse: (names: readonly string[]) => `or else to ${names.join(", ")}`,
  stop: ".",
  capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  footer: "This answer follows the issue as it is edited.",
  commands:
    "Curators answer with <code>/listwarden add [section]</code>, <code>/listwarden decline [reason]</code> or <code>/listwarden edit title=… section=…</code>.",
  repeated: (title: string) => `"${title}" was given before`,
  repeatedIn: (issue: number | null) =>
    issue === null ? "It is named here before." : `It is asked for in #${issue} already.`,
  inPull: (number: number) => `It is in an open pull request already: #${number}.`,
  accepted: (pull: number) => `Accepted: it is in #${pull}.`,
  acceptedNothing: "Accepted; nothing of it can be put into the list yet.",
  acceptedClosed: (pull: number | null) =>
    `Accepted, but the pull request that held it was closed${pull === null ? "" : `: #${pull}`}. <code>/listwarden add</code> opens a new one.`,
  acceptedTakenOver: (pull: number | null) =>
    `Accepted; ${pull === null ? "the branch <code>listwarden/additions</code>" : `#${pull}`} holds what somebody else has pushed, and is left as it is until that is merged or closed.`,
  acceptedRefused: (isShown: boolean) =>
    `Accepted, but no pull request of ours may be opened here.${isShown ? " This is the change:" : ""}`,
  acceptedListed: "Accepted, and on the list now.",
  declined: (reason: string | null) => (reason === null ? "Declined." : `Declined: ${reason}.`),
  pullTitle: (count: number) => (count === 1 ? "Add 1 paper" : `Add ${count} papers`),
  pullIntro: (count: number) =>
    `${count === 1 ? "A paper that was" : `${count} papers that were`} asked for and accepted:`,
  pullOutro:
    "<sub>This pull request follows the requests and the list; a push to its branch by somebody else stops that.</sub>",
  pullOver: "Nothing is left to be added.",
  closes: (issue: number, isWhole: boolean) => (isWhole ? `Closes #${issue}` : `A part of #${issue}`),
  takes: (pull: number) => `Taken over from #${pull}`,
  andMore: "- and more",
  unverified: "not verified: it says what was given, and no registry was asked",
  verified: (evidence: string) => `source: ${evidence}`,
  written: (count: number, paths: readonly string[]) =>
    `${count === 1 ? "1 entry" : `${count} entries`} written to ${paths.join(", ")}.`,
  drafted: (count: number) =>
    count === 1 ? "1 entry drafted, nothing written." : `${count} entries drafted, nothing written.`,
};
