import type { ApplicationFunction, Probot } from "probot";
import { CHECK_NAME, pullRequestOf } from "./github/check-runs.ts";
import type { Job, Queue } from "./jobs/job.ts";
import { ADDITIONS_BRANCH } from "./pipeline/additions.ts";
import { ACCEPTED } from "./pipeline/request-text.ts";
import { TAKEN } from "./pipeline/take.ts";
import { TIDY_BRANCH } from "./pipeline/tidy.ts";
import { parseRequestCommand } from "./requests/command.ts";
import { FIX, RECHECK } from "./review/check-run.ts";
import { parseCommand } from "./review/command.ts";
import { parseReportCommand } from "./review/report/command.ts";

/** What a pull request may have undergone that changes its review. */
const reviewed = [
  "pull_request.opened",
  "pull_request.reopened",
  "pull_request.closed",
  "pull_request.synchronize",
  "pull_request.edited",
  "pull_request.ready_for_review",
] as const;

/** What an issue may have undergone that changes what is said of it. */
const asked = [
  "issues.opened",
  "issues.reopened",
  "issues.edited",
  "issues.labeled",
  "issues.unlabeled",
  "issues.closed",
] as const;

/** What a pull request may have undergone that changes what is taken over from it. */
const takenOrNot = [
  "pull_request.labeled",
  "pull_request.unlabeled",
  "pull_request.synchronize",
  "pull_request.reopened",
  "pull_request.closed",
] as const;

/** The Probot application: a delivery that concerns us becomes one job, and nothing else happens here. */
export function createApp(queue: Queue): ApplicationFunction {
  async function add({ id, payload }: Delivery, job: (place: Place) => Job): Promise<void> {
    const { installation, repository } = payload;
    // Without an installation there is nobody to answer as.
    if (installation === undefined || installation === null || repository === undefined) return;
    const [owner, repo] = repository.full_name.split("/");
    if (owner === undefined || repo === undefined) return;
    await queue.add(job({ installation: installation.id, owner, repo, delivery: id }));
  }

  return (app) => {
    onPullRequests(app, add);
    onIssues(app, add);
    onComments(app, add);
    onCommits(app, add);
    onCheckRuns(app, add);
    onInstallations(app, queue);
  };
}

type Add = (delivery: Delivery, job: (place: Place) => Job) => Promise<void>;

function onPullRequests(app: Probot, add: Add): void {
  app.on([...reviewed], async ({ id, payload }) => {
    if (payload.action === "edited" && payload.changes.base === undefined) return;
    const number = payload.pull_request.number;
    await add({ id, payload }, (place) => ({ ...place, kind: "review-pull-request", number }));
  });

  app.on([...takenOrNot], async ({ id, payload }) => {
    const changed = "label" in payload ? payload.label : undefined;
    if (isIn([...(payload.pull_request.labels ?? []), changed], TAKEN))
      await add({ id, payload }, (place) => ({ ...place, kind: "update-additions" }));
  });

  app.on("pull_request.closed", async ({ id, payload }) => {
    if (payload.pull_request.head.ref === ADDITIONS_BRANCH)
      await add({ id, payload }, (place) => ({ ...place, kind: "update-additions" }));
    // What ends our own pull request of corrections is an answer to each of them.
    if (payload.pull_request.head.ref !== TIDY_BRANCH) return;
    await add({ id, payload }, (place) => ({ ...place, kind: "report-list", pushedAt: 0 }));
  });
}

function onIssues(app: Probot, add: Add): void {
  app.on([...asked], async ({ id, payload }) => {
    const { number, user, labels = [] } = payload.issue;
    if (user?.type !== "User") return;
    await add({ id, payload }, (place) => ({ ...place, kind: "answer-issue", number }));
    const changed = "label" in payload ? payload.label : undefined;
    if (isIn([...labels, changed], ACCEPTED))
      await add({ id, payload }, (place) => ({ ...place, kind: "update-additions" }));
  });
}

function onComments(app: Probot, add: Add): void {
  app.on("issue_comment.created", async ({ id, payload }) => {
    const { comment, issue, sender } = payload;
    const isPull = issue.pull_request !== undefined;
    if (sender.type === "User" && !isPull && parseReportCommand(comment.body) !== null)
      await add({ id, payload }, (place) => ({ ...place, kind: "report-list", pushedAt: 0 }));
    if (sender.type === "User" && parseRequestCommand(comment.body) !== null) {
      const { number, labels } = issue;
      await add({ id, payload }, (place) => ({ ...place, kind: "answer-issue", number }));
      if (isIn(labels, ACCEPTED))
        await add({ id, payload }, (place) => ({ ...place, kind: "update-additions" }));
    }
    if (sender.type !== "User" || parseCommand(comment.body) === null) return;
    await add({ id, payload }, (place) => ({
      ...place,
      kind: "review-pull-request",
      number: issue.number,
      anew: true,
    }));
  });
}

function onCommits(app: Probot, add: Add): void {
  // A queue waits for every check that a branch requires, so each of its commits is answered.
  app.on("merge_group.checks_requested", async ({ id, payload }) => {
    const { head_sha: after, base_sha: before } = payload.merge_group;
    const url = payload.repository?.html_url ?? "";
    await add({ id, payload }, (place) => ({ ...place, kind: "review-merge-group", before, after, url }));
  });

  app.on("push", async ({ id, payload }) => {
    const { ref, before, after, repository } = payload;
    if (ref !== `refs/heads/${repository.default_branch}` || isZero(before) || isZero(after)) return;
    const url = repository.html_url;
    await add({ id, payload }, (place) => ({ ...place, kind: "review-push", before, after, url }));
    await add({ id, payload }, (place) => ({ ...place, kind: "update-additions" }));
  });
}

function onCheckRuns(app: Probot, add: Add): void {
  app.on(["check_run.rerequested", "check_run.requested_action"], async ({ id, payload }) => {
    const { check_run, action } = payload;
    if (check_run.name !== CHECK_NAME) return;
    const number = pullRequestOf(check_run.external_id);
    const sha = check_run.head_sha;
    const button = action === "requested_action" ? payload.requested_action?.identifier : RECHECK;
    if (button === FIX && number !== null && payload.sender.type === "User") {
      const { login, id: userId } = payload.sender;
      await add({ id, payload }, (place) => ({
        ...place,
        kind: "fix-pull-request",
        number,
        sha,
        login,
        userId,
      }));
    }
    if (button !== RECHECK) return;
    await add({ id, payload }, (place) =>
      number === null
        ? { ...place, kind: "review-head", sha }
        : { ...place, kind: "review-pull-request", number, anew: true },
    );
  });

  app.on("check_suite.rerequested", async ({ id, payload }) => {
    const sha = payload.check_suite.head_sha;
    await add({ id, payload }, (place) => ({ ...place, kind: "review-head", sha }));
  });
}

function onInstallations(app: Probot, queue: Queue): void {
  app.on("installation.deleted", async ({ payload }) => {
    await queue.forget(payload.installation.id);
  });

  app.on("installation_repositories.removed", async ({ payload }) => {
    for (const { full_name } of payload.repositories_removed) {
      const [owner, repo] = full_name.split("/");
      if (owner === undefined || repo === undefined) continue;
      await queue.forget(payload.installation.id, { owner, repo });
    }
  });
}

interface Delivery {
  readonly id: string;
  readonly payload: {
    readonly repository?: { readonly full_name: string } | undefined;
    readonly installation?: { readonly id: number } | null | undefined;
  };
}

interface Place {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly delivery: string;
}

function isIn(labels: readonly ({ readonly name: string } | null | undefined)[], wanted: string): boolean {
  return labels.some((label) => label?.name.toLowerCase() === wanted);
}

function isZero(sha: string): boolean {
  return /^0+$/.test(sha);
}
