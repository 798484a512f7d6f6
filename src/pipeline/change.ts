import { type Config, problemText } from "../config.ts";
import type { GitHub, Repository } from "../github/client.ts";
import { pathsAt } from "../github/files-at.ts";
import { touchesMarkdown } from "../github/list-files.ts";
import type { Comparison } from "../github/pull-request.ts";
import { CONFIG_PATH, readConfigText } from "../github/read.ts";
import { type ChangedTexts, readTexts } from "../github/texts.ts";
import { collectFiles } from "../isolate/collect-files.ts";
import { type CollectFacts, type Isolated, reviewIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { FileReview, Finding, Language, NotChecked, Review } from "../model/finding.ts";
import type { PendingEntry } from "../model/pending.ts";
import { type ConfigPreview, previewConfig } from "../review/config-preview.ts";
import type { Decisions } from "../review/decisions.ts";
import { chooseLanguage } from "../review/language.ts";
import type { ShownLines } from "../review/suggestion.ts";
import { type Words, wordsIn } from "../review/words/words.ts";
import { type BadConfig, configInForce } from "./config.ts";

/** A change as it was read and reviewed. */
export interface ReviewedChange {
  /** Null where the change touches no list. */
  readonly reviewed: Isolated | null;
  readonly language: Language;
  /** The texts as they will be, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** Files that the change touches and that are not the list's. */
  readonly outside: readonly string[];
  /** The lines that GitHub shows of each file. */
  readonly shown: ShownLines;
  /** What it would make of the configuration, where it touches that. */
  readonly preview: ConfigPreview | null;
}

/** What of a change is read. */
export interface ChangeReading {
  readonly comparison: Comparison;
  readonly headSha: string;
  /** The pull request's title and body, empty for a push. */
  readonly prose: string;
  /** What people have decided about it. */
  readonly decisions: Decisions;
  /** What other open pull requests add. */
  readonly pending?: readonly PendingEntry[];
  readonly collect?: CollectFacts;
  /** What whoever runs us has chosen. */
  readonly chosen?: Chosen;
}

/** Where the configuration lies, and which files are the list whatever it says. */
export interface Chosen {
  readonly configPath: string;
  readonly files?: readonly string[];
}

const askNothing: CollectFacts = () => Promise.resolve(noFacts);

/** Reads a change and reviews it; null where its head has gone meanwhile. */
export async function reviewChange(
  github: GitHub,
  place: Repository,
  {
    comparison,
    headSha,
    prose,
    decisions,
    pending = [],
    collect = askNothing,
    chosen = { configPath: CONFIG_PATH },
  }: ChangeReading,
): Promise<ReviewedChange | null> {
  const { configPath } = chosen;
  const touched = comparison.files.find(({ path }) => path === configPath);
  const nothing = { reviewed: null, sources: new Map<string, string>(), outside: [], shown: new Map() };
  if (!touchesMarkdown(comparison) && touched === undefined) {
    return { ...nothing, language: chooseLanguage([], prose), preview: null };
  }
  const { config: lasting, bad } = await configInForce(github, place, configPath);
  const proposed = touched?.status === "changed" || touched?.status === "added";
  const text = proposed ? await readConfigText(github, place, { path: configPath, ref: headSha }) : null;
  const preview = touched === undefined ? null : previewConfig(configPath, text, lasting);
  const untouched = { ...nothing, preview };
  const config = { ...lasting, ignore: [...lasting.ignore, ...decisions.ignore] };
  const language = config.language === "auto" ? chooseLanguage([], prose) : config.language;
  const texts = await readTexts(github, place, { comparison, headSha, named: chosen.files ?? config.files });
  if (texts === null) return null;
  const look = (paths: readonly string[]) => pathsAt(github, { ...place, sha: headSha }, paths);
  const reviewed = await reviewTexts(texts, { config, prose, pending }, collectFiles(collect, look));
  if (reviewed === null) return { ...untouched, language };
  const sources = new Map(texts.files.map(({ path, after }) => [path, after]));
  if (reviewed.outcome === "stopped") return { ...untouched, reviewed, language, sources };
  const review = bad === null ? reviewed.review : withRemark(reviewed.review, configPath, bad);
  return {
    reviewed: { outcome: "reviewed", review },
    language: review.language,
    preview,
    sources,
    outside: outsideOf(review, comparison),
    shown: new Map(comparison.files.map(({ path, hunks }) => [path, hunks])),
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function withRemark({ language, files }: Review, path: string, { problems, held }: BadConfig): Review {
  const said = problems.map((problem) => problemText(problem, language));
  const remark: NotChecked = wordsIn(language).badConfig(path, said, held);
  const [first, ...others] = files;
  if (first === undefined) return { language, files };
  return { language, files: [{ ...first, notChecked: [remark, ...first.notChecked] }, ...others] };
}

function outsideOf(review: Review, comparison: Comparison): string[] {
  const inside = new Set(review.files.map(({ path }) => path));
  return comparison.files.map(({ path }) => path).filter((path) => !inside.has(path));
}

/** Null where the change touches no list: then there is nothing of ours to say. */
async function reviewTexts(
  { files, unread, damaged, siblings }: ChangedTexts,
  by: { readonly config: Config; readonly prose: string; readonly pending: readonly PendingEntry[] },
  collect: CollectFacts,
): Promise<Isolated | null> {
  if (files.length === 0 && unread.length === 0) return null;
  const named = by.config.files !== undefined;
  const result = await reviewIsolated({ files, siblings, ...by, named, today: today() }, collect);
  if (result.outcome === "stopped") return result;
  const { language } = result.review;
  const words = wordsIn(language);
  const judged = result.review.files
    .filter((file) => file.isList)
    .map((file) => {
      if (damaged.has(file.path)) return withoutFixes(file, words);
      return files.some(({ path, gone }) => gone && path === file.path) ? deleted(file, words) : file;
    });
  const all = [...judged, ...unread.map(({ path, why }) => notJudged(path, unreadWords(why, words)))];
  return all.length === 0 ? null : { outcome: "reviewed", review: { language, files: all } };
}

function deleted(file: FileReview, words: Words): FileReview {
  return { ...notJudged(file.path, words.deleted), changes: file.changes };
}

/** Offsets in a text with replaced bytes are not those of the file. */
function withoutFixes(file: FileReview, words: Words): FileReview {
  const findings = file.findings.map(({ fix: _, ...finding }): Finding => finding);
  const remark = { what: words.invalidBytes(file.path), why: words.invalidBytesWhy };
  return { ...file, findings, notChecked: [...file.notChecked, remark] };
}

function notJudged(path: string, why: string): FileReview {
  const nothing = { verdicts: [], findings: [], ignored: [], notChecked: [], cosmeticLines: 0 };
  return { path, entries: 0, judged: false, isList: true, why, changes: null, ...nothing };
}

function unreadWords(why: ChangedTexts["unread"][number]["why"], words: Words): string {
  return why.kind === "too-large" ? words.tooLarge(why.bytes) : words.notAFile(why.what);
}
