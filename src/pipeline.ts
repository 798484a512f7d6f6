import { type Config, ConfigError, defaultConfig, parseConfig } from "./config.ts";
import { collectFacts } from "./facts/collect.ts";
import type { GitHub, Me, PullRequestRef, Repository } from "./github/client.ts";
import { touchesMarkdown } from "./github/list-files.ts";
import { type Publication, type Published, publishCommitCheck, publishReview } from "./github/publish.ts";
import {
  type Comparison,
  compareCommits,
  comparePullRequest,
  type PullRequest,
  readPullRequest,
} from "./github/pull-request.ts";
import { CONFIG_PATH, readConfigText } from "./github/read.ts";
import { type ChangedTexts, readTexts } from "./github/texts.ts";
import { type Isolated, reviewIsolated } from "./isolate.ts";
import type { FileReview, Finding, NotChecked, Review } from "./model/finding.ts";
import { type Occasion, renderCheckRun, renderStopped } from "./review/check-run.ts";
import { isMarked, renderComment, renderResolved } from "./review/comment.ts";
import type { CommentContext } from "./review/sections.ts";
import { words } from "./review/words.ts";

/** On whose behalf a review is made. */
export interface Access {
  readonly github: GitHub;
  readonly me: Me;
}

/** How a run ended. Only `published` may have written anything. */
export type Outcome =
  | Published
  | { readonly outcome: "closed" }
  | { readonly outcome: "vanished" }
  | { readonly outcome: "no-list" };

/** The lines of a push that are still to be looked at: what the branch was before, and what it is now. */
export interface PushRange extends Repository {
  readonly before: string;
  readonly after: string;
  readonly url: string;
}

/**
 * Makes a pull request show the review of its present state.
 * It reads everything anew and writes the difference, so that running it twice writes nothing the second time.
 */
export async function reviewPullRequest(access: Access, ref: PullRequestRef): Promise<Outcome> {
  const { github, me } = access;
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) return { outcome: "vanished" };
  if (!pullRequest.open) return { outcome: "closed" };
  const comparison = await comparePullRequest(github, ref, pullRequest);
  if (comparison === null) return { outcome: "vanished" };
  const change = await reviewChange(github, ref, { comparison, headSha: pullRequest.headSha });
  if (change === null) return { outcome: "vanished" };
  const result = await publishReview(github, { me, ref }, publication(change, pullRequest));
  const silent = result.outcome === "published" && result.writes === 0;
  return change.reviewed === null && silent ? { outcome: "no-list" } : result;
}

/** Gives a commit of the default branch a check of what was pushed with it; it is never red. */
export async function reviewPush({ github, me }: Access, push: PushRange): Promise<Outcome> {
  const { before: base, after: head, url } = push;
  const comparison = await compareCommits(github, { ...push, base, head });
  if (comparison === null) return { outcome: "vanished" };
  const change = await reviewChange(github, push, { comparison, headSha: head });
  if (change === null) return { outcome: "vanished" };
  if (change.reviewed === null) return { outcome: "no-list" };
  const context = commentContext(change, { url, headSha: head });
  return publishCommitCheck(
    github,
    { me, place: push, sha: head },
    checkRun(change.reviewed, context, "push"),
  );
}

/** A change as it was read, and what is to be said of it; null where it touches no list. */
interface ReviewedChange {
  readonly reviewed: Isolated | null;
  readonly sources: ReadonlyMap<string, string>;
}

interface Reading {
  readonly comparison: Comparison;
  readonly headSha: string;
}

/** Reads a change and reviews it; null where its head has gone meanwhile. */
async function reviewChange(
  github: GitHub,
  place: Repository,
  { comparison, headSha }: Reading,
): Promise<ReviewedChange | null> {
  if (!touchesMarkdown(comparison)) return { reviewed: null, sources: new Map() };
  const { config, problem } = configOf(await readConfigText(github, place));
  const texts = await readTexts(github, place, { comparison, headSha, named: config.files });
  if (texts === null) return null;
  const sources = new Map(texts.files.map(({ path, after }) => [path, after]));
  const reviewed = await reviewTexts(texts, config);
  if (reviewed?.outcome !== "reviewed" || problem === null) return { reviewed, sources };
  return { reviewed: { outcome: "reviewed", review: withRemark(reviewed.review, problem) }, sources };
}

/** A configuration that cannot be used never stops a review: the defaults hold, and the review says so. */
function configOf(text: string | null): { config: Config; problem: NotChecked | null } {
  try {
    return { config: text === null ? defaultConfig : parseConfig(text), problem: null };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: defaultConfig, problem: words.badConfig(CONFIG_PATH, error.problems) };
  }
}

function withRemark({ files }: Review, remark: NotChecked): Review {
  return {
    files: files.map((file, index) =>
      index === 0 ? { ...file, notChecked: [remark, ...file.notChecked] } : file,
    ),
  };
}

/** Null where the change touches no list: then there is nothing of ours to say. */
async function reviewTexts(
  { files, unread, damaged }: ChangedTexts,
  config: Config,
): Promise<Isolated | null> {
  if (files.length === 0 && unread.length === 0) return null;
  const result = await reviewIsolated({ files, config }, collectFacts);
  if (result.outcome === "stopped") return result;
  const judged = result.review.files.filter(isList).map((file) => {
    if (damaged.has(file.path)) return withoutFixes(file);
    return files.some(({ path, gone }) => gone && path === file.path) ? deleted(file) : file;
  });
  const all = [...judged, ...unread.map(({ path, why }) => notJudged(path, unreadWords(why)))];
  return all.length === 0 ? null : { outcome: "reviewed", review: { files: all } };
}

/** A file that holds no entry, and held none before, is not the list's. */
function isList(file: FileReview): boolean {
  return file.entries > 0 || (file.changes?.removed ?? 0) > 0 || file.findings.length > 0 || !file.judged;
}

function deleted(file: FileReview): FileReview {
  return { ...notJudged(file.path, words.deleted), changes: file.changes };
}

/** Offsets in a text with replaced bytes are not those of the file. */
function withoutFixes(file: FileReview): FileReview {
  const findings = file.findings.map(({ fix: _, ...finding }): Finding => finding);
  const remark = { what: words.invalidBytes(file.path), why: words.invalidBytesWhy };
  return { ...file, findings, notChecked: [...file.notChecked, remark] };
}

function notJudged(path: string, why: string): FileReview {
  const nothing = {
    changes: null,
    verdicts: [],
    findings: [],
    ignored: [],
    notChecked: [],
    cosmeticLines: 0,
  };
  return { path, entries: 0, judged: false, why, ...nothing };
}

function unreadWords(why: ChangedTexts["unread"][number]["why"]): string {
  return why.kind === "too-large" ? words.tooLarge(why.bytes) : words.notAFile(why.what);
}

function publication(change: ReviewedChange, { headSha, url }: PullRequest): Publication {
  const { reviewed } = change;
  const context = commentContext(change, { url, headSha });
  const review: Review | null = reviewed?.outcome === "reviewed" ? reviewed.review : null;
  return {
    headSha,
    check: reviewed === null ? null : checkRun(reviewed, context, "pull-request"),
    comment: {
      problems: review === null ? null : renderComment(review, context),
      resolved: renderResolved(reviewed === null ? "no-list" : (review ?? "stopped"), headSha),
      isMarked,
    },
  };
}

function checkRun(reviewed: Isolated, context: CommentContext, occasion: Occasion) {
  return reviewed.outcome === "stopped"
    ? renderStopped(reviewed.why)
    : renderCheckRun(reviewed.review, context, occasion);
}

function commentContext(
  { sources }: ReviewedChange,
  { url, headSha }: { url: string; headSha: string },
): CommentContext {
  const linkTo = (path: string, line: number) =>
    `${url}/blob/${headSha}/${encodedPath(path)}?plain=1#L${line}`;
  return { headSha, sources, linkTo };
}

/** encodeURIComponent leaves parentheses, which would end a link in Markdown. */
function encodedPath(path: string): string {
  const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;
  return path
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()*'!~_]/g, percent))
    .join("/");
}
