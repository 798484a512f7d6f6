import type { GitHub, Repository } from "../../github/client.ts";
import { compareCommits } from "../../github/pull-request.ts";
import type { CollectFacts } from "../../isolate.ts";
import type { Finding } from "../../model/finding.ts";
import { noDecisions } from "../../review/decisions.ts";
import type { PastChange } from "../../review/report/set-up-body.ts";
import { reviewChange } from "../change.ts";

/** So many changes of a list's history are looked at. */
const MOST = 20;
/** The histories of so many files are read. */
const MOST_FILES = 5;

interface History {
  /** The commit to look back from. */
  readonly sha: string;
  /** The files of the list. */
  readonly paths: readonly string[];
  readonly collect?: CollectFacts;
}

/** What the last changes of a list would have been told, the newest first. Each is judged against what was before it. */
export async function judgePastChanges(
  github: GitHub,
  place: Repository,
  { sha, paths, collect }: History,
): Promise<PastChange[]> {
  const past: PastChange[] = [];
  for (const commit of await lastCommits(github, place, { sha, paths })) {
    if (past.length === MOST) break;
    const comparison = await compareCommits(github, { ...place, base: commit.parent, head: commit.sha });
    // A commit that brings a whole list is no change to one.
    if (comparison === null || comparison.files.some(({ status }) => status === "added")) continue;
    const reading = { comparison, headSha: commit.sha, prose: "", decisions: noDecisions };
    const change = await reviewChange(github, place, { ...reading, ...(collect ? { collect } : {}) });
    if (change?.reviewed?.outcome !== "reviewed") continue;
    const findings = change.reviewed.review.files.flatMap((file) => file.findings);
    past.push({ sha: commit.sha, headline: commit.headline, counts: countOf(findings) });
  }
  return past;
}

function countOf(findings: readonly Finding[]): PastChange["counts"] {
  const count = (wanted: Finding["severity"]) =>
    findings.filter(({ severity }) => severity === wanted).length;
  return { error: count("error"), warning: count("warning"), notice: count("notice") };
}

interface Commit {
  readonly sha: string;
  readonly parent: string;
  readonly headline: string;
  readonly at: string;
}

async function lastCommits(
  github: GitHub,
  { owner, repo }: Repository,
  { sha, paths }: History,
): Promise<Commit[]> {
  const commits = new Map<string, Commit>();
  for (const path of paths.slice(0, MOST_FILES)) {
    const { data } = await github.rest.repos.listCommits({ owner, repo, sha, path, per_page: MOST });
    for (const { sha: own, parents, commit } of data) {
      const [parent] = parents;
      if (parent === undefined) continue;
      const [headline = ""] = commit.message.split("\n", 1);
      commits.set(own, { sha: own, parent: parent.sha, headline, at: commit.committer?.date ?? "" });
    }
  }
  return [...commits.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
