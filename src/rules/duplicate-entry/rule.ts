import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Severity } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import type { PaperMatch } from "../papers.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { sentence } from "../words.ts";
import { type Hubs, learnHubs } from "./hubs.ts";
import { mergeFix } from "./merge.ts";
import { isOneSection, type Standing, standing } from "./standing.ts";
import { listedAgain, listedAlready, pendingElsewhere } from "./words.ts";

const options = z.strictObject({});

type Context = RuleContext<z.output<typeof options>, never>;

/** A repeat and what it weighs. */
interface Repeat extends Standing {
  readonly match: PaperMatch;
}

export default defineRule({
  id: "duplicate-entry",
  summary: "The paper is already listed",
  severity: "error",
  fix: "safe",
  needs: [],
  options,
  *check(context: Context) {
    const { list, papers, base, policy } = context;
    const written = new Set(writtenEntries(context.changes));
    const named = policy.crossListing;
    const hubs = learnHubs({ list, papers, written: base === null ? new Set() : written, named });
    for (const entry of written) {
      if (entry.title === "") continue;
      yield* inPullRequests(context, entry);
      const repeats = repeatsOf(context, entry, { written, hubs });
      const first = gravest(
        repeats.filter(({ match, preprint }) => {
          const other = match.listed.entry;
          return !written.has(other) || isTold({ entry, other, preprint });
        }),
      );
      const [next] = repeats;
      if (first) yield repeatOf(context, entry, first);
      else if (next && base === null && next.severity !== "notice") yield again(entry, next);
    }
  },
});

function repeatsOf(
  { papers, policy, base }: Context,
  entry: Entry,
  { written, hubs }: { written: ReadonlySet<Entry>; hubs: Hubs },
): Repeat[] {
  return papers.matches(entry).flatMap((match) => {
    const other = match.listed.entry;
    const isOneChange = base !== null && written.has(other);
    if (hubs.excuse(entry, other, isOneChange)) return [];
    const found = standing({ entry, match, isOneChange, policy });
    return found === null ? [] : [{ ...found, match }];
  });
}

const RANK: Record<Severity, number> = { notice: 0, warning: 1, error: 2 };

function gravest(repeats: readonly Repeat[]): Repeat | undefined {
  return [...repeats].sort((a, b) => RANK[b.severity] - RANK[a.severity])[0];
}

function repeatOf({ list, source }: Context, entry: Entry, repeat: Repeat): Observation {
  const { match, severity, preprint } = repeat;
  const { listed } = match;
  // What may be meant is not taken out.
  const isHere = listed.path === list.path && severity !== "notice";
  const [kept, dropped] = preprint === "listed" ? [entry, listed.entry] : [listed.entry, entry];
  const isCertain = isOneSection(entry, listed.entry) && match.shared.length > 0;
  const fix = isHere ? mergeFix(source, { kept, dropped, isCertain }) : null;
  return {
    range: entry.range,
    ...listedAlready(listed.entry, repeat),
    entry,
    related: [
      { line: listed.entry.line, message: { en: "Listed here", zh: "收录于此处" }, path: listed.path },
    ],
    severity,
    ...(fix ? { fix } : {}),
  };
}

function again(entry: Entry, { match }: Repeat): Observation {
  const { listed, reason } = match;
  const message = { en: "Listed again here", zh: "在此处重复收录" };
  return {
    range: entry.range,
    message: listedAgain(listed.entry),
    note: sentence(reason),
    entry,
    related: [{ line: listed.entry.line, message, path: listed.path }],
    severity: "notice",
  };
}

/** The later of two pull requests is told; the earlier one has nothing to mend. */
function* inPullRequests({ papers, base }: Context, entry: Entry): Iterable<Observation> {
  const [first] = base === null ? [] : papers.pending(entry);
  if (!first) return;
  yield {
    range: entry.range,
    message: pendingElsewhere(first.pending),
    note: sentence(first.reason),
    entry,
    severity: "notice",
  };
}

/** Of two new entries the one to drop is told: the preprint, the one with fewer links, the later one. */
function isTold({
  entry,
  other,
  preprint,
}: { entry: Entry; other: Entry } & Pick<Standing, "preprint">): boolean {
  if (preprint !== null) return preprint === "entry";
  const targets = (each: Entry) => each.links.filter(({ url }) => url !== "").length;
  if (targets(entry) !== targets(other)) return targets(entry) < targets(other);
  return other.range.start < entry.range.start;
}
