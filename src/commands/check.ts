import { isAbsolute, relative } from "node:path";
import type { Config } from "../config.ts";
import { collectFiles } from "../isolate/collect-files.ts";
import { type CollectFacts, type Isolated, reviewIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { FileReview, Fix, Language, Review, Text } from "../model/finding.ts";
import { FAIL_ON, failsAt } from "../review/fails.ts";
import type { FileTexts, ReviewInput } from "../review/review.ts";
import { wordsIn } from "../review/words/words.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { type ReadText, readAtRevision, readText, UsageError } from "./input.ts";
import { lookForLocalFiles } from "./local-files.ts";
import { readConfig } from "./read-config.ts";

export const check: Command = {
  summary: "say what is wrong in a list, or in a change to it",
  help: `Usage: listwarden check [options] <file.md> [more.md …]

Reads the files as one list and says what is wrong: the line, the reason, and the
corrected line. With a base it judges only the entries that the change wrote.

Options:
  --base <revision>     judge what changed since this git revision
  --base-file <file>    judge what changed since this file (one list file only)
  --config <file>       the list's decisions; default .github/listwarden.yml
  --fail-on <severity>  exit 1 from here on: error (default), warning, notice, never
  --format <format>     text (default), json (version 1, see schema/review.schema.json),
                        sarif (2.1.0, for code scanning) or markdown (a job's summary)
  --offline             ask nothing of the network
  --color, --no-color   colours, or none; default: when writing to a terminal
  -h, --help            this text

Examples:
  listwarden check README.md
  listwarden check README.md --base main
  listwarden check README.md --base-file old.md --format json

Exit code: 0 nothing to fail on, 1 findings at or above --fail-on, 2 wrong usage or config.`,
  options: {
    base: { type: "string" },
    "base-file": { type: "string" },
    config: { type: "string" },
    "fail-on": { type: "string", default: "error" },
    format: { type: "string", default: "text" },
    offline: { type: "boolean", default: false },
  },
  run: runCheck,
};

const FORMATS = ["text", "json", "sarif", "markdown"] as const;

async function runCheck(call: Call, terminal: Terminal): Promise<number> {
  const failOn = oneOf(call, "fail-on", FAIL_ON);
  const format = oneOf(call, "format", FORMATS);
  // What prints is loaded while the thread reads.
  const [{ review, sources }, show] = await Promise.all([reviewFiles(call), showAs[format](terminal)]);
  terminal.print(show(review, sources));
  return failsAt(review, failOn) ? 1 : 0;
}

type Show = (review: Review, sources: ReadonlyMap<string, string>) => string;

const showAs: Record<(typeof FORMATS)[number], (terminal: Terminal) => Promise<Show>> = {
  text: async ({ color }) => {
    const { renderText } = await import("../review/text.ts");
    return (review, sources) => renderText(review, sources, { color });
  },
  json: async () => {
    const { toJson } = await import("../review/json.ts");
    return (review) => `${JSON.stringify(toJson(review), null, 2)}\n`;
  },
  sarif: async () => {
    const { toSarif } = await import("../review/sarif.ts");
    return (review, sources) => `${JSON.stringify(toSarif(review, sources), null, 2)}\n`;
  },
  markdown: async () => {
    const { renderSummary } = await import("../review/summary.ts");
    return (review, sources) => renderSummary(review, { headSha: "", language: review.language, sources });
  },
};

/** Reviews the files that a call names, with its base and config. */
export async function reviewFiles(
  call: Call,
): Promise<{ review: Review; sources: Map<string, string>; damaged: Set<string> }> {
  if (call.operands.length === 0) throw new UsageError("no file given; usually: listwarden check README.md");
  const config = await readConfig(optionText(call, "config"));
  const files: FileTexts[] = [];
  const damaged = new Set<string>();
  for (const path of call.operands) {
    const after = await readText(path);
    const before = await baseOf(call, path);
    const shown = isAbsolute(path) ? path : relative("", path);
    if (!after.isUtf8) damaged.add(shown);
    files.push({ path: shown, before: before?.text ?? null, after: after.text });
  }
  const today = new Date().toISOString().slice(0, 10);
  const input = { files, today, ...(config ? { config } : {}) };
  const result = await reviewOnline(input, call.values.offline === true);
  const sources = new Map(files.map((file) => [file.path, file.after]));
  if (result.outcome === "stopped") return { review: stopped(files, config, result.why), sources, damaged };
  const { language } = result.review;
  return {
    review: {
      language,
      files: result.review.files.map((file) =>
        damaged.has(file.path) ? withoutFixes(file, language) : file,
      ),
    },
    sources,
    damaged,
  };
}

/** Characters. What takes longest of this size, one paper or one link in every entry, takes a few seconds. */
const SMALL = 32_000;

/** Small texts are read here: starting a thread would take longer than most of them do. */
async function reviewAnywhere(input: ReviewInput, collect: CollectFacts): Promise<Isolated> {
  const size = input.files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + after.length, 0);
  if (size > SMALL) return reviewIsolated(input, collect);
  const [{ parseChange, judgeChange }, { factNeeds }] = await Promise.all([
    import("../review/review.ts"),
    import("../review/fact-needs.ts"),
  ]);
  const change = parseChange(input);
  return { outcome: "reviewed", review: judgeChange(change, await collect(factNeeds(change))) };
}

async function reviewOnline(input: ReviewInput, isOffline: boolean): Promise<Isolated> {
  if (isOffline)
    return reviewAnywhere(
      input,
      collectFiles(() => Promise.resolve(noFacts), lookForLocalFiles),
    );
  const { openTerminalNetwork } = await import("./network.ts");
  const { connectFacts } = await import("../facts/collect.ts");
  const network = await openTerminalNetwork();
  try {
    return await reviewAnywhere(input, collectFiles(connectFacts(network), lookForLocalFiles));
  } finally {
    await network.client.close();
  }
}

async function baseOf(call: Call, path: string): Promise<ReadText | null> {
  const revision = optionText(call, "base");
  const file = optionText(call, "base-file");
  if (revision !== undefined && file !== undefined)
    throw new UsageError("--base and --base-file exclude each other");
  if (file !== undefined && call.operands.length > 1)
    throw new UsageError("--base-file goes with one file; use --base for several");
  if (revision !== undefined) return readAtRevision(path, revision);
  return file === undefined ? null : readText(file);
}

function oneOf<Value extends string>(call: Call, name: string, allowed: readonly Value[]): Value {
  const given = optionText(call, name) ?? "";
  const value = allowed.find((each) => each === given);
  if (value === undefined) throw new UsageError(`--${name} ${given}: expected ${allowed.join(", ")}`);
  return value;
}

/** Offsets in a text with replaced bytes are not those of the file. */
function withoutFixes(file: FileReview, language: Language): FileReview {
  const words = wordsIn(language);
  const findings = file.findings.map(
    ({ fix: _fix, ...finding }: FileReview["findings"][number] & { fix?: Fix }) => finding,
  );
  const remark = { what: words.invalidBytes(file.path), why: words.invalidBytesWhy };
  return { ...file, findings, notChecked: [...file.notChecked, remark] };
}

function stopped(files: readonly FileTexts[], config: Config | null, why: Text): Review {
  const language = config?.language === "zh" ? "zh" : "en";
  return { language, files: files.map((file) => notJudged(file.path, why[language])) };
}

function notJudged(path: string, why: string): FileReview {
  return {
    path,
    entries: 0,
    judged: false,
    isList: true,
    why,
    changes: null,
    verdicts: [],
    findings: [],
    ignored: [],
    notChecked: [],
    cosmeticLines: 0,
  };
}
