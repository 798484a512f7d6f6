import { inert } from "../inert.ts";
import { type ItemContext, itemText } from "./item-text.ts";
import type { Tidied } from "./tidy.ts";

/** GitHub takes 65,536 characters of a pull request's text. */
const LIMIT = 60_000;
const OPENING = "<!-- listwarden:tidy 1\n";
const CLOSING = "\n-->";
const NAME = /^[0-9a-z]{10}$/;
/** No pull request of ours holds more. */
const MOST_NAMES = 200;

/** A decision that a curator made in the report, as the configuration would have it. */
export interface IgnoreDecision {
  readonly rule: string;
  readonly paper: string;
  readonly reason: string;
  /** What a no to it is known by. */
  readonly name: string;
}

/** What the tidy pull request holds. */
export interface TidyProposal extends Tidied {
  readonly decisions: readonly IgnoreDecision[];
}

/** The pull request's text: the corrections by kind with why each is made, and, unseen, what a no to each is known by. */
export function renderTidy({ chosen, left, decisions }: TidyProposal, context: ItemContext): string {
  const { report } = context;
  const names = [...chosen.flatMap(({ fixName }) => fixName ?? []), ...decisions.map(({ name }) => name)];
  const head = chosen.length === 0 ? [] : [report.tidyHead(chosen.length)];
  const tail = [
    ...(decisions.length === 0 ? [] : [report.tidyConfig, decisionLines(decisions)]),
    ...(left === 0 ? [] : [report.tidyLeft(left)]),
    `<sub>${report.tidyNo}</sub>`,
    `${OPENING}${names.join("\n")}${CLOSING}`,
  ];
  let room = LIMIT - [...head, ...tail].join("\n\n").length - 200;
  const shown: string[] = [];
  for (const [index, item] of chosen.entries()) {
    const isFirst = chosen[index - 1]?.rule !== item.rule;
    const count = chosen.filter(({ rule }) => rule === item.rule).length;
    const text = [
      ...(isFirst ? [`### ${report.kind(inert(item.rule), count)}`] : []),
      itemText(item, context),
    ].join("\n\n");
    room -= text.length + 2;
    if (room < 0) break;
    shown.push(text);
  }
  if (shown.length < chosen.length) shown.push(report.more(chosen.length - shown.length));
  return [...head, ...shown, ...tail].join("\n\n");
}

function decisionLines(decisions: readonly IgnoreDecision[]): string {
  return decisions
    .map(
      ({ rule, paper, reason }) =>
        `- ${inert(rule)}, ${inert(paper)}${reason === "" ? "" : `: ${inert(reason)}`}`,
    )
    .join("\n");
}

/** What a pull request of ours proposed, by its text; whoever may edit it may have written it. */
export function proposedNames(body: string): string[] {
  const text = body.replaceAll("\r\n", "\n").trimEnd();
  const at = text.lastIndexOf(OPENING);
  if (at === -1 || !text.endsWith(CLOSING)) return [];
  const inside = text.slice(at + OPENING.length, -CLOSING.length);
  return inside.split("\n", MOST_NAMES).filter((name) => NAME.test(name));
}
