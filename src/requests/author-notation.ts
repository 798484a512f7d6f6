import type { Entry } from "../model/list.ts";

/** How a list names authors: how many it shows, what stands between them and behind them, how each is written. */
interface AuthorNotation {
  /** How many names; null for all of them. */
  readonly shown: number | null;
  readonly between: string;
  readonly beforeLast: string;
  /** " et al.", as the list writes it; empty where it names everybody. */
  readonly others: string;
  readonly name: "full" | "initials" | "family";
}

/** Writes authors ("Given Family" each) the way most of these entries do; null where none names any. */
export function printAuthors(authors: readonly string[], entries: readonly Entry[]): string | null {
  const notation = learn(entries);
  if (notation === null || authors.length === 0) return null;
  const { shown, between, beforeLast, others } = notation;
  const names = authors.map((author) => printName(author, notation.name));
  if (shown !== null && names.length > shown) return `${names.slice(0, shown).join(between)}${others}`;
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(between)}${beforeLast}${last}`;
}

function learn(entries: readonly Entry[]): AuthorNotation | null {
  const counts = new Map<string, { notation: AuthorNotation; count: number }>();
  for (const { authors } of entries) {
    const notation = authors === null ? null : read(authors);
    if (notation === null) continue;
    const key = JSON.stringify(notation);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { notation, count: 1 });
  }
  const [common] = [...counts.values()].sort((a, b) => b.count - a.count);
  return common?.notation ?? null;
}

function read(text: string): AuthorNotation | null {
  const others = /,?\s?(?:\*|_)?et\.? al\.?,?(?:\*|_)?$/i.exec(text)?.[0] ?? "";
  const named = others === "" ? text : text.slice(0, -others.length);
  const names = named.split(/,\s?(?:and |& )?|\s(?:and|&)\s/).filter((name) => name.trim() !== "");
  const [first = ""] = names;
  if (names.length === 0 || names.length > 30) return null;
  const last = /(,? (?:and|&) )[^,&]+$/.exec(named)?.[1];
  const between = /,\s?/.exec(named)?.[0] ?? ", ";
  return {
    shown: others === "" ? null : names.length,
    between,
    beforeLast: last !== undefined && !/\s(?:and|&)\s.*\s(?:and|&)\s/.test(named) ? last : between,
    others,
    name: nameForm(first.trim()),
  };
}

function nameForm(name: string): AuthorNotation["name"] {
  if (/^\p{Lu}\.?-?\s?(?:\p{Lu}\.\s?)*\s?\p{Lu}\p{L}/u.test(name) && /\./.test(name)) return "initials";
  return /\s/.test(name) ? "full" : "family";
}

function printName(author: string, form: AuthorNotation["name"]): string {
  const words = author.trim().split(/\s+/);
  const family = words.at(-1) ?? author;
  if (form === "full" || words.length < 2) return author.trim();
  if (form === "family") return family;
  return [...words.slice(0, -1).map((word) => `${[...word][0]?.toUpperCase() ?? ""}.`), family].join(" ");
}
