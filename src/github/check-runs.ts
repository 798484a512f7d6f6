import { createHash } from "node:crypto";
import type { Annotation, CheckRun } from "../model/check-run.ts";
import type { GitHub, Me, Repository } from "./client.ts";

/** The check's name, which branch protection rules refer to. */
export const CHECK_NAME = "listwarden";
/** GitHub takes 50 annotations a request, and further requests append to them. */
const PER_REQUEST = 50;

/** What to write about the check run of a commit; `subject` says what it reviews, as "pr:12" or "push". */
export interface CheckRunTarget extends Repository {
  readonly headSha: string;
  readonly subject: string;
}

/** A write that is still to be done. */
export type Write = () => Promise<unknown>;

interface Existing {
  readonly id: number;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: number;
}

/**
 * The writes that make the commit's check run say this; none where it does.
 * Annotations cannot be taken back, so that where they differ a new run of the same name takes the old one's place.
 */
export async function planCheckRun(
  github: GitHub,
  target: CheckRunTarget & { readonly me: Me },
  check: CheckRun,
): Promise<Write[]> {
  const externalId = externalIdOf(target.subject, check);
  const existing = await ourCheckRun(github, target);
  if (existing === null || existing.externalId !== externalId) {
    return [() => createCheckRun(github, target, { check, externalId })];
  }
  const missing = check.annotations.slice(existing.annotations);
  const same =
    existing.status === "completed" &&
    existing.conclusion === check.conclusion &&
    existing.title === check.title &&
    existing.summary === check.summary;
  if (same && missing.length === 0) return [];
  return [() => updateCheckRun(github, target, { id: existing.id, check, annotations: missing })];
}

/** What people see of a check run that says this of a commit, in a few characters. */
export function checkRunShown(subject: string, check: CheckRun): string {
  const { conclusion, title, summary, annotations } = check;
  const externalId = externalIdOf(subject, check);
  return shown({
    externalId,
    status: "completed",
    conclusion,
    title,
    summary,
    annotations: annotations.length,
  });
}

/** The same for the newest check run of ours that a commit has; null where it has none. */
export async function checkRunStanding(
  github: GitHub,
  target: CheckRunTarget & { readonly me: Me },
): Promise<string | null> {
  const existing = await ourCheckRun(github, target);
  return existing === null ? null : shown(existing);
}

function shown({
  externalId,
  status,
  conclusion,
  title,
  summary,
  annotations,
}: Omit<Existing, "id">): string {
  return digest(JSON.stringify([externalId, status, conclusion, title, summary, annotations]));
}

/** When the present head was first reviewed by us, as GitHub writes instants; null where it has not been. */
export async function reviewedSince(
  github: GitHub,
  target: CheckRunTarget & { readonly me: Me },
): Promise<string | null> {
  const runs = await ourRuns(github, target);
  const starts = runs.flatMap(({ status, started_at }) =>
    status === "completed" && started_at ? [started_at] : [],
  );
  return starts.sort()[0] ?? null;
}

/** What a check run reviews, from what we wrote into it: a pull request's number, or null. A hint, not a proof. */
export function pullRequestOf(externalId: string | null | undefined): number | null {
  const match = /^pr:(\d{1,9}) /.exec(externalId ?? "");
  return match?.[1] === undefined ? null : Number(match[1]);
}

/**
 * Any other App and any workflow may use our name; only the App's id says that a run is ours.
 * Two pull requests may share a head, each with a run of its own.
 */
async function ourRuns(
  github: GitHub,
  { owner, repo, headSha, subject, me }: CheckRunTarget & { readonly me: Me },
) {
  const { data } = await github.rest.checks.listForRef({
    ...{ owner, repo, ref: headSha, check_name: CHECK_NAME, app_id: me.appId },
    ...{ filter: "all", per_page: 100 },
  });
  return data.check_runs.filter(
    (run) => run.app?.id === me.appId && run.external_id?.startsWith(`${subject} `) === true,
  );
}

async function ourCheckRun(
  github: GitHub,
  target: CheckRunTarget & { readonly me: Me },
): Promise<Existing | null> {
  const run = (await ourRuns(github, target)).sort((a, b) => b.id - a.id)[0];
  if (run === undefined) return null;
  return {
    id: run.id,
    externalId: run.external_id ?? "",
    status: run.status,
    conclusion: run.conclusion,
    title: run.output.title,
    summary: run.output.summary,
    annotations: run.output.annotations_count,
  };
}

interface Content {
  readonly check: CheckRun;
  readonly externalId: string;
}

async function createCheckRun(github: GitHub, target: CheckRunTarget, { check, externalId }: Content) {
  const { owner, repo, headSha } = target;
  const { data } = await github.rest.checks.create({
    ...{ owner, repo, name: CHECK_NAME, head_sha: headSha, external_id: externalId },
    status: "completed",
    conclusion: check.conclusion,
    actions: [...check.buttons],
    output: output(check, check.annotations.slice(0, PER_REQUEST)),
  });
  const rest = check.annotations.slice(PER_REQUEST);
  if (rest.length > 0) await updateCheckRun(github, target, { id: data.id, check, annotations: rest });
}

async function updateCheckRun(
  github: GitHub,
  { owner, repo }: Repository,
  { id, check, annotations }: { id: number; check: CheckRun; annotations: readonly Annotation[] },
) {
  for (let from = 0; from === 0 || from < annotations.length; from += PER_REQUEST) {
    await github.rest.checks.update({
      ...{ owner, repo, check_run_id: id },
      status: "completed",
      conclusion: check.conclusion,
      actions: [...check.buttons],
      output: output(check, annotations.slice(from, from + PER_REQUEST)),
    });
  }
}

function output({ title, summary }: CheckRun, annotations: readonly Annotation[]) {
  return { title, summary, annotations: annotations.map(asSent) };
}

const levels = { error: "failure", warning: "warning", notice: "notice" } as const;

function asSent({ path, severity, title, message, details, ...place }: Annotation) {
  // GitHub refuses columns on an annotation of several lines.
  const oneLine = place.line === place.endLine;
  return {
    path,
    start_line: place.line,
    end_line: place.endLine,
    ...(oneLine
      ? { start_column: place.column, end_column: Math.max(place.column, place.endColumn - 1) }
      : {}),
    annotation_level: levels[severity],
    title: title.slice(0, 255),
    message,
    ...(details === undefined ? {} : { raw_details: details }),
  };
}

function externalIdOf(subject: string, { annotations }: CheckRun): string {
  return `${subject} ${digest(JSON.stringify(annotations.map(asSent)))}`;
}

/** A text in sixteen characters. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
