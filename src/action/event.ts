import { z } from "zod";

/** What the Action was called for. */
export type Occasion =
  | { readonly kind: "pull-request"; readonly number: number }
  /** Another workflow ended on this commit; the pull requests that have it as head are asked for. */
  | { readonly kind: "head"; readonly sha: string }
  | { readonly kind: "push"; readonly before: string; readonly after: string }
  | { readonly kind: "merge-group"; readonly before: string; readonly after: string }
  /** The whole list as it stands on the default branch. */
  | { readonly kind: "list" }
  /** Nothing of ours; why not. */
  | { readonly kind: "none"; readonly why: string };

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const PullRequest = z.object({ pull_request: z.object({ number: z.int().positive() }) });
const WorkflowRun = z.object({ workflow_run: z.object({ head_sha: sha, event: z.string() }) });
const MergeGroup = z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) });
const Push = z.object({
  ref: z.string(),
  before: sha,
  after: sha,
  repository: z.object({ default_branch: z.string() }),
});

/**
 * Reads what happened from an event's name and payload. The payload only names what is to be looked at:
 * everything else is read anew.
 */
export function occasionOf(name: string, payload: unknown): Occasion {
  if (name === "pull_request" || name === "pull_request_target") {
    return read(PullRequest, payload, (event) => ({
      kind: "pull-request",
      number: event.pull_request.number,
    }));
  }
  if (name === "workflow_run") {
    return read(WorkflowRun, payload, ({ workflow_run: run }) =>
      run.event.startsWith("pull_request")
        ? { kind: "head", sha: run.head_sha }
        : none("the workflow before this one did not run for a pull request"),
    );
  }
  if (name === "merge_group") {
    return read(MergeGroup, payload, ({ merge_group: group }) => ({
      kind: "merge-group",
      before: group.base_sha,
      after: group.head_sha,
    }));
  }
  if (name === "push") return read(Push, payload, pushOf);
  if (name === "schedule" || name === "workflow_dispatch") return { kind: "list" };
  return none("there is nothing to review for this kind of event");
}

function pushOf({ ref, before, after, repository }: z.output<typeof Push>): Occasion {
  if (ref !== `refs/heads/${repository.default_branch}`) return none("the push is not to the default branch");
  if (isZero(before) || isZero(after)) return none("the push makes or deletes the branch");
  return { kind: "push", before, after };
}

function read<Event>(schema: z.ZodType<Event>, payload: unknown, to: (event: Event) => Occasion): Occasion {
  const parsed = schema.safeParse(payload);
  return parsed.success ? to(parsed.data) : none("the event does not say what happened");
}

function none(why: string): Occasion {
  return { kind: "none", why };
}

function isZero(sha: string): boolean {
  return /^0+$/.test(sha);
}
