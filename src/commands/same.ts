import type { PaperLike } from "../identity/match.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { UsageError } from "./input.ts";

export const same: Command = {
  summary: "say whether two titles or links are of one paper, and why",
  help: `Usage: listwarden same [options] <title or link> <title or link>

Says same, likely or different, and the reason, by the rules that find repeats in
a list. What is a link or an identifier is compared as such, the rest as a title.

Options:
  --link-a <url>     a link of the first paper, beside its title
  --link-b <url>     a link of the second paper, beside its title
  --format <format>  text (default) or json
  -h, --help         this text

Examples:
  listwarden same "MAIRA-1: A specialised model" "MAIRA-2: Grounded reports"
  listwarden same https://arxiv.org/abs/2006.11239v2 arxiv:2006.11239

Exit code: 0 same, 1 likely or different, 2 wrong usage.`,
  options: {
    "link-a": { type: "string" },
    "link-b": { type: "string" },
    format: { type: "string", default: "text" },
  },
  run: runSame,
};

async function runSame(call: Call, terminal: Terminal): Promise<number> {
  const [a, b, ...rest] = call.operands;
  if (a === undefined || b === undefined || rest.length > 0)
    throw new UsageError("two titles or links are needed, each in quotes");
  const format = optionText(call, "format");
  if (format !== "text" && format !== "json") throw new UsageError(`--format ${format}: expected text, json`);
  const mine = await described(a, optionText(call, "link-a"));
  const others = await described(b, optionText(call, "link-b"));
  const { verdict, reason } = await compared(mine, others);
  terminal.print(format === "json" ? `${JSON.stringify({ verdict, reason })}\n` : `${verdict}: ${reason}\n`);
  return verdict === "same" ? 0 : 1;
}

async function described(text: string, link: string | undefined): Promise<PaperLike> {
  const { paperIds } = await import("../identity/paper-id.ts");
  const isLink = /^https?:\/\/\S+$/i.test(text) || paperIds(text).length > 0;
  return {
    title: isLink ? "" : text,
    links: [...(isLink ? [text] : []), ...(link === undefined ? [] : [link])],
  };
}

/** Without two titles only the identifiers can tell, and they can only tell that two are one. */
async function compared(a: PaperLike, b: PaperLike): Promise<{ verdict: string; reason: string }> {
  const { samePaper } = await import("../identity/match.ts");
  if (a.title !== "" && b.title !== "") return samePaper(a, b);
  const { paperIds } = await import("../identity/paper-id.ts");
  const { nameOfId } = await import("../identity/registries.ts");
  const [mine, others] = [a, b].map(({ links = [] }) => links.flatMap(paperIds));
  const shared = mine?.find((id) => others?.includes(id));
  if (shared !== undefined) return { verdict: "same", reason: `same ${nameOfId(shared)}` };
  const names = [mine, others].map((ids) => (ids?.[0] === undefined ? "no known paper" : nameOfId(ids[0])));
  throw new UsageError(
    `links alone cannot tell ${names[0]} and ${names[1]} apart; give both titles, with --link-a and --link-b`,
  );
}
