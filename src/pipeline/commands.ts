import type { GitHub, Me, PullRequestRef } from "../github/client.ts";
import { type Comment, isAnswered, isPersonal, type Reaction, react } from "../github/conversation.ts";
import { roleOf } from "../github/permission.ts";
import type { PullRequest } from "../github/pull-request.ts";
import { headPlace } from "../github/write.ts";
import { type Command, parseCommand } from "../review/command.ts";
import type { Spoken } from "../review/decisions.ts";
import { isCurator, mayAsk } from "../review/permission.ts";
import type { Words } from "../review/words/words.ts";
import type { FixResult } from "./fix.ts";

/** A conversation longer than this is read from its end, and so is what one person asks in it. */
const MOST = 50;
const MOST_OF_ONE = 20;

/** A command that we have not answered yet. */
export interface Pending {
  readonly comment: Comment;
  readonly command: Command;
  readonly allowed: boolean;
  /** Why a correction is refused to somebody who may ask for it elsewhere; null where there is nothing to explain. */
  readonly why: "no-branch" | "elsewhere" | null;
}

/** What people ask of us in a pull request's conversation, as it stands now. */
export interface Asked {
  /** Decisions by people who may make them, answered or not. */
  readonly spoken: readonly Spoken[];
  readonly pending: readonly Pending[];
}

interface Conversation {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly pullRequest: PullRequest;
  readonly comments: readonly Comment[];
}

/**
 * Reads the commands of a conversation. Whether one was answered is asked of GitHub, and so is what its writer may do
 * here: neither a delivery nor anything that we wrote before is believed.
 */
export async function readCommands(github: GitHub, conversation: Conversation): Promise<Asked> {
  const { me, ref, pullRequest, comments } = conversation;
  const spoken: Spoken[] = [];
  const pending: Pending[] = [];
  if (pullRequest.locked) return { spoken, pending };
  const maySay = permissions(github, ref, pullRequest);
  const commands = comments.filter(isPersonal).flatMap((comment) => {
    const command = parseCommand(comment.body);
    return command === null ? [] : [{ comment, command }];
  });
  for (const { comment, command } of lastOf(commands)) {
    const answered = await isAnswered(github, { me, place: ref, comment });
    if (answered && !isDecision(command)) continue;
    const { allowed, why } = await maySay(comment, command);
    if (allowed && isDecision(command)) spoken.push({ command, at: comment.createdAt });
    if (!answered) pending.push({ comment, command, allowed, why });
  }
  return { spoken, pending };
}

/** The last commands, and of each person no more than the last few. */
function lastOf<Each extends { readonly comment: Comment }>(commands: readonly Each[]): Each[] {
  const counts = new Map<string | undefined, number>();
  const kept = commands.toReversed().filter(({ comment: { writer } }) => {
    const count = (counts.get(writer?.login) ?? 0) + 1;
    counts.set(writer?.login, count);
    return count <= MOST_OF_ONE;
  });
  return kept.slice(0, MOST).reverse();
}

function isDecision({ kind }: Command): boolean {
  return kind === "ignore" || kind === "unignore" || kind === "dispute";
}

/** Asks what each person may do, and where the branch is, once a run at the most. */
function permissions(github: GitHub, ref: PullRequestRef, pullRequest: PullRequest) {
  const roles = new Map<string, ReturnType<typeof roleOf>>();
  let place: ReturnType<typeof headPlace> | null = null;
  return async ({ writer }: Comment, command: Command): Promise<Pick<Pending, "allowed" | "why">> => {
    if (writer === null) return { allowed: false, why: null };
    const role = roles.get(writer.login) ?? roleOf(github, ref, writer.login);
    roles.set(writer.login, role);
    place ??= headPlace(github, pullRequest);
    const head = command.kind === "fix" ? await place : "same-repository";
    const isAuthor = writer.id === pullRequest.authorId;
    const allowed = mayAsk(command, {
      ...{ role: await role, head, isAuthor, ownsHead: ownsHead(writer.id, pullRequest) },
    });
    if (allowed || head !== "elsewhere" || !(isCurator(await role) || isAuthor))
      return { allowed, why: null };
    return { allowed, why: pullRequest.head.repo === null ? "no-branch" : "elsewhere" };
  };
}

/** A fork of an organisation's counts as its author's: nobody may write there, and that is the answer to give. */
function ownsHead(id: number, { head }: PullRequest): boolean {
  return id === head.repo?.ownerId || head.repo?.ownedBy === "organisation";
}

/** Shows everybody who waits that their command was seen. */
export async function acknowledge(
  github: GitHub,
  ref: PullRequestRef,
  pending: readonly Pending[],
): Promise<void> {
  for (const { comment, allowed } of pending)
    if (allowed) await react(github, ref, { comment, content: "eyes" });
}

/** Says what became of each command: done, not understood or not possible, not allowed. */
export async function answer(
  github: GitHub,
  ref: PullRequestRef,
  { pending, fixed }: { readonly pending: readonly Pending[]; readonly fixed: FixResult | "stale" | null },
): Promise<void> {
  for (const { comment, command, allowed } of pending) {
    await react(github, ref, { comment, content: allowed ? outcomeOf(command, fixed) : "-1" });
  }
}

function outcomeOf({ kind }: Command, fixed: FixResult | "stale" | null): Reaction {
  if (kind === "unknown") return "confused";
  return kind === "fix" && fixed !== "committed" ? "confused" : "+1";
}

/** What our comment says of the commands that a reaction does not answer; null where there is nothing to say. */
export function noteOn(
  { pending, fixed }: { readonly pending: readonly Pending[]; readonly fixed: FixResult | "stale" | null },
  words: Words,
): string | null {
  const lines: string[] = [];
  if (fixed !== null && fixed !== "committed") lines.push(words.notFixed[fixed]);
  for (const why of new Set(pending.map((each) => each.why)))
    if (why !== null) lines.push(words.notFixed[why]);
  const kinds = new Set(pending.filter(({ allowed }) => allowed).map(({ command }) => command.kind));
  if (kinds.has("unknown")) lines.push(words.notUnderstood);
  if (kinds.has("unknown") || kinds.has("help")) lines.push(words.help.join("\n"));
  return lines.length === 0 ? null : lines.join("\n\n");
}
