import type { Config } from "../config.ts";
import type { Command, Target } from "./command.ts";

/** A command in a pull request's conversation, by somebody who may give it. */
export interface Spoken {
  readonly command: Command;
  /** When it was given, as GitHub writes instants. */
  readonly at: string;
}

/** What people have decided about one pull request. */
export interface Decisions {
  readonly ignore: Config["ignore"];
  /** Why the contributor objects to the verdict on the present head, or null. */
  readonly dispute: string | null;
}

export const noDecisions: Decisions = { ignore: [], dispute: null };

/**
 * The decisions that hold, from the conversation as it stands: a later command takes an earlier one back.
 *
 * @param reviewedSince when the present head was first reviewed; an objection answers the verdict on one head, and a
 * push makes a new verdict. Null where it has not been.
 */
export function decisionsOf(spoken: readonly Spoken[], reviewedSince: string | null): Decisions {
  const ignored = new Map<string, Config["ignore"][number]>();
  let dispute: string | null = null;
  for (const { command, at } of [...spoken].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (command.kind === "ignore") {
      const { target, reason } = command;
      const about = target.kind === "rule" ? { rule: target.rule } : { paper: target.paper };
      ignored.set(nameOf(target), { ...about, reason });
    } else if (command.kind === "unignore") ignored.delete(nameOf(command.target));
    else if (command.kind === "dispute" && reviewedSince !== null && at > reviewedSince)
      dispute = command.reason;
  }
  return { ignore: [...ignored.values()], dispute };
}

function nameOf(target: Target): string {
  return target.kind === "rule" ? `rule ${target.rule}` : `paper ${target.paper.toLowerCase()}`;
}
