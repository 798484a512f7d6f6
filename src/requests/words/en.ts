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
  listed: (title: string, place: string) => `"${title}" is listed already: ${place}`,
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
  listedAt: (place: string, section: string) => `It is listed already: ${place}, in ${section}.`,
  noSuchSectionHere: (name: string) => `No section, or more than one, is called ${name}.`,
  notPrintableHere: "No entry of the list is made of the pieces that are known of it.",
  wouldBe: "The list would print it so:",
  goesTo: (section: string, path: string) => `It would go to ${section} of ${path}`,
  near: (titles: readonly string[]) => `near ${titles.join(" and ")}`,
  orElse: (names: readonly string[]) => `or else to ${names.join(", ")}`,
  stop: ".",
  capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  footer: "This answer follows the issue as it is edited.",
  unverified: "not verified: it says what was given, and no registry was asked",
  verified: (evidence: string) => `source: ${evidence}`,
  written: (count: number, path: string) =>
    count === 1 ? `1 entry written to ${path}.` : `${count} entries written to ${path}.`,
  drafted: (count: number) =>
    count === 1 ? "1 entry drafted, nothing written." : `${count} entries drafted, nothing written.`,
};
