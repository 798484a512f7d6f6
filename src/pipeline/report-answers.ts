import type { GitHub, PullRequestRef } from "../github/client.ts";
import { sameText } from "../github/comments.ts";
import { type Reaction, react } from "../github/conversation.ts";
import { type FindingCommand, isAboutFinding } from "../review/report/command.ts";
import type { ReportWords } from "../review/report/words/words.ts";
import type { Pending, ReportTalk } from "./report-commands.ts";
import type { Findings } from "./report-findings.ts";
import type { SetUp } from "./set-up/propose.ts";

/** What people are answered with. */
export interface Answering {
  readonly talk: ReportTalk;
  readonly findings: Findings;
  /** How the set-up pull request stands; null where nobody asked for it. */
  readonly setUp: SetUp | null;
  readonly words: ReportWords;
}

/**
 * Says what became of each command: a reaction for done, not possible or not understood, not allowed; and a comment
 * where a reaction does not say enough. The same words stand in the conversation once, however often they are asked for.
 */
export async function answerReportTalk(
  github: GitHub,
  ref: PullRequestRef,
  answering: Answering,
): Promise<void> {
  const { talk } = answering;
  const isNew = (text: string) => !talk.ours.some((body) => sameText(body, text));
  for (const text of new Set(talk.pending.flatMap((each) => commentOn(each, answering) ?? []))) {
    const { owner, repo, number } = ref;
    if (isNew(text))
      await github.rest.issues.createComment({ owner, repo, issue_number: number, body: text });
  }
  for (const each of talk.pending) {
    await react(github, ref, { comment: each.comment, content: reactionTo(each, answering) });
  }
}

function commentOn({ command, allowed }: Pending, { setUp, words }: Answering): string | null {
  if (command.kind === "help" || (allowed && command.kind === "unknown"))
    return marked("help", words.help.join("\n"));
  if (!allowed || command.kind !== "setup" || setUp === null || setUp === "open") return null;
  return marked(`setup-${setUp}`, words.noSetUp[setUp]);
}

/** A comment bears the mark of its kind, by which it is known where GitHub does not show it yet. */
function marked(kind: string, text: string): string {
  return `<!-- listwarden:${kind.replaceAll(" ", "-")} -->\n\n${text}`;
}

function reactionTo({ command, allowed }: Pending, { findings, setUp }: Answering): Reaction {
  if (command.kind === "help") return "+1";
  if (!allowed) return "-1";
  if (command.kind === "unknown") return "confused";
  if (command.kind === "setup") return setUp === "open" ? "+1" : "confused";
  return isAboutFinding(command) && isPossible(command, findings) ? "+1" : "confused";
}

function isPossible({ kind, number }: FindingCommand, { ledger, open }: Findings): boolean {
  const line = ledger.lines.find((each) => each.number === number);
  if (line === undefined || kind !== "fix" || !line.present) return line !== undefined;
  return open.some((item) => item.number === number && item.fix !== undefined);
}
