import type { Octokit } from "@octokit/rest";
import { whoWeAre } from "../action/comment.ts";
import { connect } from "../action/octokit.ts";
import { environment, githubToken } from "../env.ts";
import { connectFacts } from "../facts/collect.ts";
import type { PullRequestRef } from "../github/client.ts";
import type { Access } from "../pipeline/access.ts";
import { type Outcome, reviewPullRequest } from "../pipeline.ts";
import { visible } from "../review/inert.ts";
import type { Call, Command, Terminal } from "./command.ts";
import { UsageError } from "./input.ts";
import { openTerminalNetwork } from "./network.ts";
import { type GitHubWrite, watchWrites } from "./review/watched-writes.ts";

export const review: Command = {
  summary: "review a pull request on GitHub, once",
  help: `Usage: listwarden review [options] <owner/repo#number>

Makes a pull request show the review of its present state, as the GitHub App does: one
comment, suggestions beside the lines, and a check run. Commands in its conversation are
answered. Run twice, it writes nothing the second time.

GITHUB_TOKEN (or GH_TOKEN) says on whose behalf. Only an App's token may write check runs;
with another, what the check run would say is shown and not written.

Options:
  --dry-run             show every write it would make, and make none
  --offline             ask no registry or server about papers and links
  -h, --help            this text

Examples:
  listwarden review lena/awesome-report-generation#12 --dry-run
  GITHUB_TOKEN=$(gh auth token) listwarden review lena/awesome-report-generation#12

Exit code: 0 done, 2 wrong usage, or GitHub shows no such pull request.`,
  options: {
    "dry-run": { type: "boolean", default: false },
    offline: { type: "boolean", default: false },
  },
  run: runReview,
};

async function runReview(call: Call, terminal: Terminal): Promise<number> {
  const ref = pullRequestOf(call.operands);
  const token = githubToken();
  if (token === undefined) throw new UsageError("needs a token of GitHub's in GITHUB_TOKEN");
  const apiUrl = environment().GITHUB_API_URL || "https://api.github.com";
  const github = connect({ apiUrl, token, userAgent: "listwarden" });
  const isDry = call.values["dry-run"] === true;
  const network = call.values.offline === true ? null : await openTerminalNetwork();
  try {
    const me = await whoWeAre(github);
    const counts = showWrites(github, terminal, ({ path }) => isDry || (me.appId === 0 && isCheckRun(path)));
    const asks = network === null ? {} : { collect: connectFacts({ ...network, githubToken: token }) };
    const access: Access = { github, me, ...asks };
    const outcome = await reviewPullRequest(access, ref, { anew: true });
    if (outcome.outcome === "vanished") throw new UsageError(missing(ref));
    terminal.print(`${conclusion(outcome, counts, isDry)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 401)
      throw new UsageError("GitHub does not know the token in GITHUB_TOKEN");
    throw error;
  } finally {
    await network?.client.close();
  }
}

function pullRequestOf(operands: readonly string[]): PullRequestRef {
  const [operand = "", ...others] = operands;
  const match =
    /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(operand) ??
    /^https:\/\/[^/]+\/([\w.-]+)\/([\w.-]+)\/pull\/(\d{1,9})$/.exec(operand);
  const [, owner = "", repo = "", number] = match ?? [];
  if (number === undefined || others.length > 0)
    throw new UsageError(`${operands.join(" ") || "no pull request"}: expected one, as owner/repo#12`);
  return { owner, repo, number: Number(number) };
}

function missing({ owner, repo, number }: PullRequestRef): string {
  return `${owner}/${repo}#${number}: GitHub shows no such pull request to this token`;
}

interface Counts {
  sent: number;
  held: number;
}

function showWrites(
  github: Octokit,
  terminal: Terminal,
  isHeld: (write: GitHubWrite) => boolean,
): Readonly<Counts> {
  const counts: Counts = { sent: 0, held: 0 };
  watchWrites(github, (write) => {
    const fate = isHeld(write) ? "held" : "sent";
    counts[fate] += 1;
    const body = fate === "held" ? `\n${visible(JSON.stringify(write.body, null, 2))}` : "";
    terminal.print(`${write.method} ${visible(write.path)}${fate === "held" ? " (not sent)" : ""}${body}\n`);
    return fate;
  });
  return counts;
}

function isCheckRun(path: string): boolean {
  return /\/check-runs(?:\/|$)/.test(path);
}

function conclusion({ outcome }: Outcome, { sent, held }: Counts, isDry: boolean): string {
  if (outcome === "closed") return "The pull request is closed: there is nothing to write.";
  if (outcome === "superseded") return "The pull request has changed meanwhile: run it once more.";
  if (outcome === "no-list") return "The pull request touches no list of papers: there is nothing to write.";
  if (isDry) return held === 1 ? "1 write would be made." : `${held} writes would be made.`;
  const left = held === 0 ? "" : `; ${held} left to a GitHub App, whose token may write check runs`;
  return `${sent === 1 ? "1 write" : `${sent} writes`} made${left}.`;
}
