import { type Choices, setUpFiles } from "../../pipeline/set-up/files.ts";

/** A file that a list's repository is given. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
}

/** The files of a list's repository: its decisions, the form for requests, and the workflow that calls a version. */
export function filesFor(choices: Choices, version: string): NewFile[] {
  const [config, form] = setUpFiles(choices);
  return [
    { ...config, purpose: "the list's decisions" },
    { ...form, purpose: "the form to ask for a paper" },
    {
      path: ".github/workflows/listwarden.yml",
      text: workflowText(version),
      purpose: "the review of every pull request",
    },
  ];
}

function workflowText(version: string): string {
  return `# Reviews every pull request on the list. The change is read as data: nothing of it is checked out or run.
name: Listwarden
on:
  pull_request:
    types: [opened, reopened, synchronize, edited, ready_for_review]
  # Gives a commit of the list a check that is never red.
  push:
    branches: [main, master]
  # Says once a week how the whole list stands, in one issue that is kept up to date; it is never red.
  schedule:
    - cron: "23 4 * * 1"
permissions:
  contents: read
  # The one comment, where something is wrong. A pull request from a fork gets a summary instead.
  pull-requests: write
  # The check of a commit.
  checks: write
  # The List report. Without this line it is in the job's summary alone.
  issues: write
concurrency:
  group: listwarden-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true
jobs:
  review:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      # What was learned of links and papers. Where it is lost, failures are counted anew.
      - uses: actions/cache@v4
        with:
          path: ~/.cache/listwarden
          key: listwarden-\${{ github.run_id }}
          restore-keys: listwarden-
      - uses: listwarden/listwarden@v${version}
`;
}
