import type { GitHub, Me, Repository } from "../github/client.ts";
import { type Comment, isAnswered, isPersonal, react } from "../github/conversation.ts";
import type { Issue } from "../github/issue.ts";
import { roleOf } from "../github/permission.ts";
import { type Edits, parseRequestCommand, type RequestCommand } from "../requests/command.ts";
import { readRequest } from "../requests/read.ts";
import { isCurator } from "../review/permission.ts";
import { textOf } from "./request-text.ts";

/** A conversation longer than this is read from its end. */
const MOST = 100;

/** Says whether somebody may write to the list; each person is asked about once. */
export type AskCurator = (login: string) => Promise<boolean>;

/** Asks GitHub who may write to a list. */
export function curatorsOf(github: GitHub, place: Repository): AskCurator {
  const known = new Map<string, Promise<boolean>>();
  return (login) => {
    const answer = known.get(login) ?? roleOf(github, place, login).then(isCurator);
    known.set(login, answer);
    return answer;
  };
}

interface Said {
  readonly comment: Comment;
  readonly command: RequestCommand;
  /** Whether its writer may say that here. */
  readonly allowed: boolean;
}

/** What people have said in a request's conversation, as it stands now. */
export interface RequestTalk {
  /** What holds in place of the request's own words: the last word on each. */
  readonly edits: Edits;
  /** The last decision that was not carried out yet. */
  readonly decision: Extract<RequestCommand, { readonly kind: "add" | "decline" }> | null;
  /** The last decision of all, carried out or not. */
  readonly last: RequestTalk["decision"];
  readonly pending: readonly Said[];
  /** When it was asked for last: when it was opened, or a curator said so. */
  readonly askedAt: string;
}

interface Conversation {
  readonly me: Me;
  readonly place: Repository;
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly isCurator: AskCurator;
}

/** Reads the commands of a request's conversation. Curators decide and edit; who has asked may edit. */
export async function readRequestTalk(github: GitHub, conversation: Conversation): Promise<RequestTalk> {
  const { me, place, issue, comments } = conversation;
  const said: Said[] = [];
  const pending: Said[] = [];
  const commands = comments.filter(isPersonal).flatMap((comment) => {
    const command = parseRequestCommand(comment.body);
    return command === null ? [] : [{ comment, command }];
  });
  for (const { comment, command } of commands.slice(-MOST)) {
    const isOwn =
      comment.writer?.id === issue.writer?.id && (command.kind === "edit" || command.kind === "unclear");
    const allowed = isOwn || (await conversation.isCurator(comment.writer?.login ?? ""));
    const each = { comment, command, allowed };
    if (allowed) said.push(each);
    if (!(await isAnswered(github, { me, place, comment }))) pending.push(each);
  }
  const decisions = said.flatMap(({ comment, command }) =>
    command.kind === "add" || command.kind === "decline" ? [{ comment, command }] : [],
  );
  const last = decisions.at(-1);
  const added = decisions.filter(({ command }) => command.kind === "add").at(-1);
  const isOpen = pending.some(({ comment }) => comment.id === last?.comment.id);
  return {
    edits: Object.assign({}, ...said.map(({ command }) => editsOf(command))),
    decision: isOpen ? (last?.command ?? null) : null,
    last: last?.command ?? null,
    pending,
    askedAt: added === undefined ? issue.createdAt : added.comment.createdAt,
  };
}

function editsOf(command: RequestCommand): Edits {
  if (command.kind === "edit") return command.edits;
  return command.kind === "add" && command.section !== null ? { section: command.section } : {};
}

/** Says what became of each command: done, not understood or not possible, not allowed. */
export async function answerRequestTalk(
  github: GitHub,
  { place, issue }: Pick<Conversation, "place" | "issue">,
  { pending }: RequestTalk,
): Promise<void> {
  const papers = readRequest(textOf(issue))?.papers.length ?? 0;
  for (const { comment, command, allowed } of pending) {
    const isVague = command.kind === "edit" && command.edits.title !== undefined && papers !== 1;
    const content = !allowed ? "-1" : command.kind === "unclear" || isVague ? "confused" : "+1";
    await react(github, place, { comment, content });
  }
}
