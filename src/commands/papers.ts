import type { Network } from "../facts/network.ts";
import { findCode } from "../facts/papers/hugging-face.ts";
import { lookUpPapers } from "../facts/papers/look-up.ts";
import { paperIds } from "../identity/paper-id.ts";
import type { KnownPaper, PaperFact } from "../model/facts.ts";
import type { Entry } from "../model/list.ts";
import { isPreprintServer } from "../model/preprint-server.ts";
import { visible } from "../review/inert.ts";
import type { Call, Command, Terminal } from "./command.ts";
import { openTerminalNetwork } from "./network.ts";
import { formatOf, progressBar, readLists } from "./whole-list.ts";

export const papers: Command = {
  summary: "say which papers of a list were published, got code or were retracted",
  help: `Usage: listwarden papers [options] <file.md> [more.md …]

Looks every paper of a list up by its identifier, in batches, and says which preprints
have been published since, which papers have code that the list does not link, which
were retracted or withdrawn, and which identifiers nobody knows. What was learned is
kept for a week.

Options:
  --format <format>     text (default) or json
  -h, --help            this text

Examples:
  listwarden papers README.md
  listwarden papers README.md --format json

Exit code: 0 done, 1 a paper is retracted or an identifier unknown, 2 wrong usage.`,
  options: { format: { type: "string", default: "text" } },
  run: (call, terminal) => runPapers(call, terminal, openTerminalNetwork),
};

/** An entry with the papers that its links name. */
interface Listed {
  readonly path: string;
  readonly entry: Entry;
  readonly ids: readonly string[];
}

/** What there is to say of one entry. */
interface News {
  readonly kind: "retracted" | "unknown-identifier" | "published" | "code";
  readonly path: string;
  readonly line: number;
  readonly title: string;
  readonly what: string;
}

const HEADINGS: Readonly<Record<News["kind"], string>> = {
  retracted: "Retracted or withdrawn",
  "unknown-identifier": "Identifiers that no registry knows",
  published: "Published since",
  code: "Code that the list does not link",
};

/** Runs the command on a network of the caller's. */
export async function runPapers(
  call: Call,
  terminal: Terminal,
  open: () => Promise<Network>,
): Promise<number> {
  const format = formatOf(call);
  const lists = await readLists(call, "papers");
  const listed = lists.flatMap(({ path, entries }) =>
    entries.map(
      (entry): Listed => ({
        path,
        entry,
        ids: [...new Set(entry.links.flatMap(({ url }) => paperIds(url)))],
      }),
    ),
  );
  const ids = [...new Set(listed.flatMap((each) => each.ids))];
  const network = await open();
  try {
    const until = Number.POSITIVE_INFINITY;
    const facts = await lookUpPapers(network, ids, { until, onProgress: progressBar(terminal, "Papers") });
    const codes = await findCode(network, withoutCode(listed, facts), {
      until,
      onProgress: progressBar(terminal, "Code"),
    });
    terminal.progress("");
    const news = listed.flatMap((each) => newsOf(each, { facts, codes }));
    const known = ids.filter((id) => facts.get(id)?.status === "found").length;
    terminal.print(
      format === "json"
        ? toJson(news, facts)
        : renderText(news, { known, asked: ids.length, listed: listed.length }),
    );
    return news.some(({ kind }) => kind === "retracted" || kind === "unknown-identifier") ? 1 : 0;
  } finally {
    await network.client.close();
  }
}

/** The known papers of entries that link no code. */
function withoutCode(
  listed: readonly Listed[],
  facts: ReadonlyMap<string, PaperFact>,
): Map<string, KnownPaper> {
  const open = new Map<string, KnownPaper>();
  for (const { entry, ids } of listed) {
    if (entry.links.some(({ role, url }) => role === "code" && url !== "")) continue;
    for (const id of ids) {
      const fact = facts.get(id);
      if (fact?.status === "found") open.set(id, fact);
    }
  }
  return open;
}

function newsOf(
  { path, entry, ids }: Listed,
  { facts, codes }: { facts: ReadonlyMap<string, PaperFact>; codes: ReadonlyMap<string, string> },
): News[] {
  const news: News[] = [];
  const say = (kind: News["kind"], what: string) =>
    news.push({ kind, path, line: entry.line, title: entry.title, what });
  for (const id of ids) {
    const fact = facts.get(id);
    if (fact?.status === "absent") say("unknown-identifier", fact.confirmed ? id : `${id} (at first sight)`);
    if (fact?.status !== "found") continue;
    if (fact.withdrawn) say("retracted", fact.withdrawn);
    if (fact.published && (entry.venue === null || isPreprintServer(entry.venue.name)))
      say("published", `${fact.published.venue} ${fact.published.year}`);
    const code = codes.get(id);
    if (code !== undefined) say("code", code);
  }
  return news;
}

function toJson(news: readonly News[], facts: ReadonlyMap<string, PaperFact>): string {
  return `${JSON.stringify({ version: 1, news, papers: Object.fromEntries(facts) }, null, 2)}\n`;
}

function renderText(news: readonly News[], counts: { known: number; asked: number; listed: number }): string {
  const lines = [
    `${counts.listed} entries, ${counts.asked} identifiers, ${counts.known} of them known to a registry.`,
  ];
  const groups = Map.groupBy(news, ({ kind }) => kind);
  for (const kind of ["retracted", "unknown-identifier", "published", "code"] as const) {
    const its = groups.get(kind) ?? [];
    if (its.length === 0) continue;
    lines.push("", `${HEADINGS[kind]} (${its.length})`);
    for (const { path, line, title, what } of its)
      lines.push(`  ${visible(path)}:${line}  ${visible(title)}: ${visible(what)}`);
  }
  return `${lines.join("\n")}\n`;
}
