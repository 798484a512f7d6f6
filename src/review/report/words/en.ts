import type { EntryForm } from "../../../model/list.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const forms: Readonly<Record<EntryForm, string>> = {
  bullet: "bullets",
  numbered: "numbered items",
  row: "table rows",
  block: "blocks of lines",
  heading: "headings",
};

/** Every sentence of the List report and of the tidy pull request, in English. What they are given is inert already. */
export const en = {
  /** The issue's title, which never changes. */
  title: "List report",
  counts: (certain: number, probable: number) =>
    `${plural(certain, "certain mistake", "certain mistakes")}, ${plural(probable, "probable one", "probable ones")}`,
  nothing: "Nothing to correct",
  closed: "Nothing is left to correct. This issue opens again when there is.",
  seenAt: (sha: string) => `as of ${sha}`,
  learned: "What I learned",
  entries: (path: string, count: number) => `${path}: ${plural(count, "entry", "entries")}`,
  form: (form: EntryForm, count: number) => `${count} ${forms[form]}`,
  notJudged: (path: string, why: string) => `${path}: not judged: ${why}`,
  style: (percent: number, example: string) =>
    `Form: ${percent} % of the entries are written as their section writes, like ${example}`,
  links: (links: readonly string[]) => `Links: ${links.join(", ")}`,
  venues: (venues: readonly string[], more: number) =>
    `Venues: ${venues.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  venue: (name: string, count: number) => `${name} (${count})`,
  hubs: (titles: readonly string[]) => `Papers may stand a second time in ${titles.join(", ")}`,
  questions: "Questions that only a person can answer",
  preprints: (count: number) =>
    `${plural(count, "preprint stands", "preprints stand")} beside the published version: \`preprints: drop\` or \`preprints: keep\` in \`.github/listwarden.yml\` answers for all of them.`,
  whichFile: (paths: readonly string[]) =>
    `Which file is the list: ${paths.join(", ")}? \`files:\` in \`.github/listwarden.yml\` answers.`,
  certainty: {
    error: (count: number) => `Certain (${count})`,
    warning: (count: number) => `Probable (${count})`,
    notice: (count: number) => `Brought by time (${count})`,
  },
  kind: (rule: string, count: number) => `${rule} (${count})`,
  since: (commit: string, day: string) => `since ${commit} of ${day}`,
  waits: (pull: string) => `The correction waits in ${pull}.`,
  more: (count: number) => `${plural(count, "more finding is", "more findings are")} not shown here.`,
  notices: (count: number) =>
    `${plural(count, "notice", "notices")} beside these; \`npx listwarden check\` prints them.`,
  ignored: (count: number) => `${plural(count, "finding is", "findings are")} ignored by the configuration.`,
  declined: (numbers: readonly string[]) => `Declined: ${numbers.join(", ")}.`,
  tidy: (pull: string, count: number) =>
    `${plural(count, "safe correction waits", "safe corrections wait")} in ${pull}.`,
  takenOver: (branch: string) =>
    `Somebody has pushed to ${branch}, so it is left as it is until it is merged or deleted.`,
  commands:
    "In a new comment, by curators: `/listwarden fix F12` puts a correction into the pull request, `/listwarden ignore F12 <reason>` leaves one out for good, `/listwarden help` says more.",
  /** Where no pull request of corrections is kept. */
  commandsAlone:
    "In a new comment, by curators: `/listwarden ignore F12 <reason>` leaves a finding out for good, from the next look on.",
  help: [
    "The first line of a new comment may be, by somebody who may write to this repository:",
    "",
    "- `/listwarden fix F12`: put the correction into the pull request, also one that was refused",
    "- `/listwarden ignore F12 <reason>`: leave the finding out for good",
    "- `/listwarden unignore F12`: take that back",
    "- `/listwarden setup`: open a pull request with the configuration and the form to ask for a paper",
    "- `/listwarden help`: this text",
  ] as readonly string[],
  noSetUp: {
    complete: "The configuration and the form to ask for a paper are there already, so nothing was opened.",
    closed:
      "The set-up pull request was closed before and is not opened again; `npx listwarden init` in a clone writes the same files.",
    "taken over":
      "Somebody has pushed to `listwarden/setup`, so it is left as it is until it is merged or deleted.",
    refused:
      "This repository does not let the App open a pull request; `npx listwarden init` in a clone writes the same files.",
  },
  setUpTitle: "Set up the list's configuration and its form for requests",
  setUpCommit: "Nothing of it counts before it is merged.",
  setUpHead:
    "Reviews need none of this. Nothing of it counts before it is merged; closed, it is not opened again.",
  setUpFile: (isConfig: boolean): string =>
    isConfig
      ? "what the list decides; what is learned from its entries is left out"
      : "the form to ask for a paper",
  pastHead: (count: number) => `What the last ${plural(count, "change", "changes")} would have been told`,
  pastSilent: (silent: number, count: number) => `Nothing: ${silent} of ${count}.`,
  pastFacts: "Only what the lines themselves show was judged; papers and links were not looked up for it.",
  pastColumns: "| Commit | Message | Told |",
  toldOf: ({ error, warning, notice }: Readonly<Record<"error" | "warning" | "notice", number>>) =>
    [
      ...(error > 0 ? [plural(error, "error", "errors")] : []),
      ...(warning > 0 ? [plural(warning, "warning", "warnings")] : []),
      ...(notice > 0 ? [plural(notice, "notice", "notices")] : []),
    ].join(", ") || "nothing",
  inconclusive: (why: string) =>
    `The last look was inconclusive: ${why}. What stands above is from the look before.`,
  noReport: (why: string) => `Nothing is said of the list: ${why}.`,
  unreadable: (path: string) => `${path} could not be read`,
  listGone: "the list was not found",
  shrunk: (before: number, now: number) => `${now} of ${before} entries were found`,
  fresh: (count: number) => `${plural(count, "new mistake", "new mistakes")} on the default branch:`,
  tidyTitle: (count: number) => `Correct ${plural(count, "entry", "entries")} of the list`,
  tidyIgnores: "Remember what is to be ignored",
  tidyHead: (count: number) =>
    `${plural(count, "correction", "corrections")}, the most certain first. Lines outside of them are as they were, byte for byte.`,
  tidyLeft: (count: number) =>
    `${plural(count, "more correction follows", "more corrections follow")} once this is merged or closed.`,
  tidyMore: (count: number) =>
    `${plural(count, "more correction is", "more corrections are")} left for the next round.`,
  tidyNo:
    "Each may be left out: reverting one here or later, or closing this pull request with it, is a lasting no to exactly that correction. Whoever pushes to this branch takes it over.",
  tidyConfig: "Decisions made in the List report, for the configuration:",
  tidyOver: "Nothing is left to correct.",
  commitBody: "Safe corrections of the list; the pull request says why each is made.",
};
