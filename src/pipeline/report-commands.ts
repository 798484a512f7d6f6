import type { GitHub, Me, PullRequestRef } from "../github/client.ts";
import { type Comment, isAnswered, isPersonal, type Reaction, react } from "../github/conversation.ts";
import { roleOf } from "../github/permission.ts";
import { parseReportCommand, type ReportCommand } from "../review/report/command.ts";
import { readTold } from "../review/report/told.ts";

/** A conversation longer than this is read from its end. */
const MOST = 200;
const MAY_DECIDE: ReadonlySet<string> = new Set(["write", "maintain", "admin"]);

interface Said {
  readonly comment: Comment;
  readonly command: ReportCommand;
}

/** What people have said in the report, as its conversation stands now. */
export interface ReportTalk {
  /** What those who may decide have said, the oldest first. */
  readonly decided: readonly Said[];
  /** What nobody was answered on yet, with whether its writer may decide. */
  readonly pending: readonly (Said & { readonly allowed: boolean })[];
  /** The findings that our own comments have told of. */
  readonly told: ReadonlySet<number>;
  /** When they told last, as `2026-11-25T09:30Z`; null where they never did. */
  readonly toldAt: string | null;
}

export const silence: ReportTalk = { decided: [], pending: [], told: new Set(), toldAt: null };

interface Conversation {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly comments: readonly Comment[];
}

/** Reads the commands in the report's conversation. What their writers may do here is asked of GitHub, afresh. */
export async function readReportTalk(
  github: GitHub,
  { me, ref, comments }: Conversation,
): Promise<ReportTalk> {
  const roles = new Map<string, ReturnType<typeof roleOf>>();
  const decided: Said[] = [];
  const pending: (Said & { readonly allowed: boolean })[] = [];
  const said = comments.filter(isPersonal).flatMap((comment): Said[] => {
    const command = parseReportCommand(comment.body);
    return command === null ? [] : [{ comment, command }];
  });
  for (const each of said.slice(-MOST)) {
    const login = each.comment.writer?.login ?? "";
    const role = roles.get(login) ?? roleOf(github, ref, login);
    roles.set(login, role);
    const allowed = MAY_DECIDE.has(await role);
    if (allowed) decided.push(each);
    if (!(await isAnswered(github, { me, place: ref, comment: each.comment })))
      pending.push({ ...each, allowed });
  }
  const told = comments
    .filter(({ writer }) => writer?.id === me.userId)
    .flatMap(({ body }) => readTold(body) ?? []);
  const numbers = new Set(told.flatMap((each) => each.numbers));
  const last = told
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return { decided, pending, told: numbers, toldAt: last ?? null };
}

/** What holds for each finding: the last word on it, with when it was said. */
export function lastWords({ decided }: ReportTalk): ReadonlyMap<number, Said> {
  return new Map(decided.map((said) => [said.command.number, said]));
}

/** Says what became of each command: done, not possible, not allowed. */
export async function answerReportTalk(
  github: GitHub,
  ref: PullRequestRef,
  { talk, isPossible }: { readonly talk: ReportTalk; isPossible(command: ReportCommand): boolean },
): Promise<void> {
  for (const { comment, command, allowed } of talk.pending) {
    const content: Reaction = !allowed ? "-1" : isPossible(command) ? "+1" : "confused";
    await react(github, ref, { comment, content });
  }
}
