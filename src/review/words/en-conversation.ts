/** What answers people's commands. */
export const conversation = {
  help: [
    "The first line of a new comment may be:",
    "",
    "- `/listwarden fix`: commit every safe correction to this branch (curators; contributors on their own fork)",
    "- `/listwarden recheck`: look again (curators and the author)",
    "- `/listwarden dispute <reason>`: object to the verdict, so that a curator decides (curators and the author)",
    '- `/listwarden ignore <rule> <reason>` or `/listwarden ignore "<title>" <reason>`: stop saying it here (curators)',
    '- `/listwarden unignore <rule>` or `"<title>"`: take that back (curators)',
    "- `/listwarden take`: put its entries into the pull request of additions, where its author has gone (curators)",
  ] as readonly string[],
  notUnderstood: "That command could not be read.",
  notFixed: {
    nothing: "There is nothing that can be corrected safely.",
    stale:
      "The branch has moved since it was reviewed, so nothing was corrected; `/listwarden fix` works on the new head.",
    moved:
      "The branch moved while it was being corrected, so nothing was changed; `/listwarden fix` works on the new head.",
    "no-branch": "The branch is gone, so nothing was corrected.",
    elsewhere: "The branch is not in a fork of this repository, so nothing was corrected.",
    "default-branch":
      "The branch is a main branch, which is never written to; the corrected lines are above.",
    "protected-branch": "The branch is protected, so nothing was corrected; the corrected lines are above.",
    "organisation-fork":
      "The fork belongs to an organisation, where GitHub lets nobody else write; its suggestions and the corrected lines above can be applied by hand.",
    "edits-not-allowed":
      'The branch may not be written to. Ticking "Allow edits by maintainers" in the side bar of the pull request allows it; the suggestions and the corrected lines above can be applied by hand.',
    queued:
      "The pull request waits in the merge queue, so nothing was corrected; a push would take it out again.",
    "not-a-plain-file": "The file is a link or not a plain file, so nothing was corrected.",
  },
  commit: {
    headline: (count: number) => (count === 1 ? "Correct one entry" : `Correct ${count} entries`),
    body: "The safe corrections of the review, as asked for in the pull request.",
  },
  buttons: {
    fix: { label: "Fix", description: "Commit the safe corrections" },
    recheck: { label: "Recheck", description: "Look again" },
  },
};
