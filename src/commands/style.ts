import { parseList } from "../list/parse.ts";
import { conforms } from "../list/print.ts";
import { learnStyle, type Trait } from "../list/style.ts";
import type { List } from "../model/list.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";

export const style: Command = {
  summary: "show the house style that was learned from a list",
  help: `Usage: listwarden style [options] <file.md> [more.md …]

Shows how a list writes its entries, as it was learned from the list itself: for each
place of an entry the forms in use, their shares, and where the first of each stands.
A form that nine entries of ten share binds (marked with *), if there are ten of them;
the rule house-style asks for nothing else.

Options:
  --format <format>     text (default) or json
  --all                 also places with fewer than ten entries
  -h, --help            this text

Examples:
  listwarden style README.md
  listwarden style README.md --all

Exit code: 0, or 2 for wrong usage.`,
  options: { format: { type: "string", default: "text" }, all: { type: "boolean", default: false } },
  run: runStyle,
};

const ENOUGH = 10;

async function runStyle(call: Call, terminal: Terminal): Promise<number> {
  if (call.operands.length === 0) throw new UsageError("no file given; usually: listwarden style README.md");
  const format = optionText(call, "format") ?? "text";
  if (format !== "text" && format !== "json")
    throw new UsageError(`--format ${format}: expected text or json`);
  const learned = [];
  for (const path of call.operands) learned.push(learn(parseList((await readText(path)).text, path)));
  if (format === "json") terminal.print(`${JSON.stringify(learned, null, 2)}\n`);
  else for (const file of learned) terminal.print(render(file, call.values.all === true ? 1 : ENOUGH));
  return 0;
}

interface Learned {
  readonly path: string;
  readonly why: string | null;
  readonly entries: number;
  /** How many entries print themselves again, byte for byte. */
  readonly conforming: number;
  readonly forms: readonly {
    readonly form: string;
    readonly entries: number;
    readonly traits: readonly {
      readonly key: string;
      readonly count: number;
      readonly bound: string | null;
      readonly forms: readonly { readonly value: string; readonly count: number; readonly line: number }[];
    }[];
  }[];
}

function learn(list: List): Learned {
  const learned = learnStyle(list);
  return {
    path: list.path,
    why: list.notJudged?.en ?? null,
    entries: list.entries.length,
    conforming: list.entries.filter((entry) => conforms(list.source, entry, learned)).length,
    forms: learned.forms.map(({ form, entries, traits }) => ({
      form,
      entries,
      traits: traits.map(({ key, count, bound, forms }) => ({
        key,
        count,
        bound,
        forms: forms.map(({ value, count, example }) => ({ value, count, line: example.line })),
      })),
    })),
  };
}

function render({ path, why, entries, conforming, forms }: Learned, enough: number): string {
  if (why !== null) return `${path}: not judged: ${why}\n`;
  if (entries === 0) return `${path}: no entries found\n`;
  const share = Math.round((conforming / entries) * 100);
  const head = `${path}: ${entries} entries, ${share} % written as the others in their section\n`;
  const parts = forms.map(({ form, entries, traits }) => {
    const shown = traits.filter(({ count }) => count >= enough);
    if (shown.length === 0) return `\n${form}: ${entries} entries, too few to have a style\n`;
    return `\n${form}: ${entries} entries\n${shown.map(renderTrait).join("")}`;
  });
  return head + parts.join("");
}

function renderTrait({ key, count, forms, bound }: Learned["forms"][number]["traits"][number]): string {
  const lines = forms.slice(0, 3).map(({ value, count: own, line }) => {
    const mark = value === bound ? "*" : " ";
    const percent = `${Math.round((own / count) * 100)} %`.padStart(5);
    return `  ${mark} ${percent}  ${visible(value).padEnd(28)} ${own} of ${count}, first on line ${line}\n`;
  });
  const more = forms.length > 3 ? `           and ${forms.length - 3} other forms\n` : "";
  return `  ${placeName(key)}\n${lines.join("")}${more}`;
}

/** `gap:title>link` is what stands between title and link. */
function placeName(key: Trait["key"]): string {
  const [kind = "", detail = ""] = key.split(":");
  if (kind === "form") return `the ${detail} link (L its label, U its address)`;
  if (kind === "label") return `the label of the ${detail} link`;
  const [before, after] = detail.split(">");
  if (before === "start") return `before the ${after}`;
  return after === "end" ? `after the ${before}` : `between ${before} and ${after}`;
}

function visible(value: string): string {
  return JSON.stringify(value.replace(/\r?\n/g, "⏎").replace(/\t/g, "⇥"));
}
