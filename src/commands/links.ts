import { checkLinks } from "../facts/links/check-links.ts";
import type { Network } from "../facts/network.ts";
import type { LinkFact, LinkVerdict } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import { visible } from "../review/inert.ts";
import type { Call, Command, Terminal } from "./command.ts";
import { openTerminalNetwork } from "./network.ts";
import { formatOf, progressBar, readLists } from "./whole-list.ts";

export const links: Command = {
  summary: "check where the links of a list lead",
  help: `Usage: listwarden links [options] <file.md> [more.md …]

Asks where every link of a list leads: registries for papers, GitHub's and Hugging
Face's API for code, one request for everything else, politely. A server that refuses
programs proves nothing; "dead" takes several failures over a week or two, so run it
now and then. What was learned is kept, and a run that was stopped goes on.

Options:
  --format <format>     text (default) or json
  --all                 list the links that are alive too
  -h, --help            this text

GITHUB_TOKEN lets it ask GitHub about repositories; without it they are not checked.
LISTWARDEN_CONTACT is an e-mail address that servers are told.

Examples:
  listwarden links README.md
  listwarden links README.md --format json > links.json

Exit code: 0 nothing dead or malformed, 1 something is, 2 wrong usage.`,
  options: {
    format: { type: "string", default: "text" },
    all: { type: "boolean", default: false },
  },
  run: (call, terminal) => runLinks(call, terminal, openTerminalNetwork),
};

/** A link with its verdict and where the list has it. */
interface Seen {
  readonly url: string;
  readonly fact: LinkFact;
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

/** What is worth knowing first, first. */
const ORDER: readonly LinkVerdict[] = [
  "dead",
  "malformed",
  "unsafe",
  "moved",
  "gone-or-private",
  "suspect",
  "gated",
  "blocked",
  "limited",
  "not-checked",
  "alive",
];

const FAILING: ReadonlySet<LinkVerdict> = new Set(["dead", "malformed", "unsafe"]);
/** These are counted by host: there is nothing to do about each. */
const COUNTED: ReadonlySet<LinkVerdict> = new Set(["gated", "blocked", "limited", "not-checked", "alive"]);

/** Runs the command on a network of the caller's. */
export async function runLinks(
  call: Call,
  terminal: Terminal,
  open: () => Promise<Network>,
): Promise<number> {
  const format = formatOf(call);
  const places = placesOf(await readLists(call, "links"));
  const network = await open();
  try {
    const run = { until: Number.POSITIVE_INFINITY, onProgress: progressBar(terminal, "Links") };
    const facts = await checkLinks(network, [...places.keys()], run);
    terminal.progress("");
    const seen = [...places].map(([url, at]): Seen => {
      const fact = facts.get(url) ?? { verdict: "not-checked", evidence: "it was not asked about" };
      return { url, fact, places: at };
    });
    const requests = [...network.client.requests().values()].reduce((sum, count) => sum + count, 0);
    const text =
      format === "json"
        ? toJson(seen, requests)
        : renderText(seen, { requests, isAll: call.values.all === true });
    terminal.print(text);
    return seen.some(({ fact }) => FAILING.has(fact.verdict)) ? 1 : 0;
  } finally {
    await network.client.close();
  }
}

function placesOf(lists: readonly List[]): Map<string, { path: string; line: number }[]> {
  const places = new Map<string, { path: string; line: number }[]>();
  for (const { path, entries } of lists) {
    for (const { line, links: own } of entries) {
      for (const { url } of own) {
        if (url === "") continue;
        const known = places.get(url);
        if (known) known.push({ path, line });
        else places.set(url, [{ path, line }]);
      }
    }
  }
  return places;
}

function toJson(seen: readonly Seen[], requests: number): string {
  const summary = Object.fromEntries(byVerdict(seen).map(([verdict, its]) => [verdict, its.length]));
  const all = seen.map(({ url, fact, places }) => ({ url, ...fact, places }));
  return `${JSON.stringify({ version: 1, requests, summary, links: all }, null, 2)}\n`;
}

function renderText(
  seen: readonly Seen[],
  { requests, isAll }: { requests: number; isAll: boolean },
): string {
  const hosts = new Set(seen.map(({ url }) => hostOf(url))).size;
  const lines = [`${seen.length} links on ${hosts} hosts, ${requests} requests.`];
  for (const [verdict, its] of byVerdict(seen)) {
    lines.push("", `${verdict} (${its.length})`);
    lines.push(
      ...(COUNTED.has(verdict) && !(isAll && verdict === "alive") ? countLines(its) : its.flatMap(linkLines)),
    );
  }
  return `${lines.join("\n")}\n`;
}

function byVerdict(seen: readonly Seen[]): [LinkVerdict, Seen[]][] {
  const groups = Map.groupBy(seen, ({ fact }) => fact.verdict);
  return ORDER.flatMap((verdict) => {
    const its = groups.get(verdict);
    return its ? [[verdict, its]] : [];
  });
}

function linkLines({ url, fact, places }: Seen): string[] {
  const at = places
    .map(({ path, line }) => `${path}:${line}`)
    .slice(0, 3)
    .join(", ");
  const { failures, target, archived, evidence } = fact;
  const times = failures && failures.count > 1 ? `, ${failures.count} times in ${failures.days} days` : "";
  return [
    `  ${visible(at)}  ${visible(url)}`,
    `    ${visible(evidence)}${times}`,
    ...(target === undefined ? [] : [`    now at ${visible(target)}`]),
    ...(archived === undefined ? [] : [`    copy: ${visible(archived)}`]),
  ];
}

/** How many links of each host, with the reason where there is one for all of them. */
function countLines(seen: readonly Seen[]): string[] {
  const byHost = [...Map.groupBy(seen, ({ url }) => hostOf(url))].sort(([, a], [, b]) => b.length - a.length);
  return byHost.map(([host, its]) => {
    const reasons = new Set(its.map(({ fact }) => fact.evidence));
    const [reason = ""] = reasons;
    const why = reasons.size === 1 && its[0]?.fact.verdict !== "alive" ? `  ${visible(reason)}` : "";
    return `  ${String(its.length).padStart(5)}  ${visible(host)}${why}`;
  });
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname || "(no host)";
}
