import type { GitHub, Me, PullRequestRef } from "../github/client.ts";
import { type Comment, isAnswered, isPersonal } from "../github/conversation.ts";
import { roleOf } from "../github/permission.ts";
import {
  type FindingCommand,
  isAboutFinding,
  parseReportCommand,
  type ReportCommand,
} from "../review/report/command.ts";
import { readTold } from "../review/report/told.ts";

/** A conversation longer than this is read from its end. */
const MOST = 200;
const MAY_DECIDE: ReadonlySet<string> = new Set(["write", "maintain", "admin"]);

interface Said<Command extends ReportCommand = ReportCommand> {
  readonly comment: Comment;
  readonly command: Command;
}

/** A command that nobody was answered on yet. */
export interface Pending extends Said {
  /** Whether its writer may decide. */
  readonly allowed: boolean;
}

/** What people have said in the report, as its conversation stands now. */
export interface ReportTalk {
  /** What those who may decide have said of findings, the oldest first. */
  readonly decided: readonly Said<FindingCommand>[];
  readonly pending: readonly Pending[];
  /** The findings that our own comments have told of. */
  readonly told: ReadonlySet<number>;
  /** When they told last, as `2026-11-25T09:30Z`; null where they never did. */
  readonly toldAt: string | null;
  /** The texts of all our comments. */
  readonly ours: readonly string[];
}

export const silence: ReportTalk = {
  decided: [],
  pending: [],
  told: new Set(),
  toldAt: null,
  ours: [],
};

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
  const decided: Said<FindingCommand>[] = [];
  const pending: Pending[] = [];
  const said = comments.filter(isPersonal).flatMap((comment): Said[] => {
    const command = parseReportCommand(comment.body);
    return command === null ? [] : [{ comment, command }];
  });
  for (const { comment, command } of said.slice(-MOST)) {
    const login = comment.writer?.login ?? "";
    const role = roles.get(login) ?? roleOf(github, ref, login);
    roles.set(login, role);
    const allowed = MAY_DECIDE.has(await role);
    if (allowed && isAboutFinding(command)) decided.push({ comment, command });
    if (!(await isAnswered(github, { me, place: ref, comment }))) pending.push({ comment, command, allowed });
  }
  const ours = comments.filter(({ writer }) => writer?.id === me.userId).map(({ body }) => body);
  const told = ours.flatMap((body) => readTold(body) ?? []);
  const numbers = new Set(told.flatMap((each) => each.numbers));
  const last = told
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return { decided, pending, told: numbers, toldAt: last ?? null, ours };
}

/** What holds for each finding: the last word on it, with when it was said. */
export function lastWords({ decided }: ReportTalk): ReadonlyMap<number, Said<FindingCommand>> {
  return new Map(decided.map((said) => [said.command.number, said]));
}
