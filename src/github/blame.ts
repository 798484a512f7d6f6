import { z } from "zod";
import type { Blame, LineOrigin } from "../model/report.ts";
import type { GitHub, Repository } from "./client.ts";
import { pauseAskedFor } from "./pace.ts";

// https://docs.github.com/en/graphql/reference/objects#blame
const BLAME = `query ($owner: String!, $repo: String!, $sha: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $repo) { object(oid: $sha) { ... on Commit {
    blame(path: $path) { ranges { startingLine endingLine commit { oid committedDate } } }
  } } }
}`;

const Answer = z.object({
  repository: z.object({
    object: z.object({
      blame: z.object({
        ranges: z.array(
          z.object({
            startingLine: z.number().int(),
            endingLine: z.number().int(),
            commit: z.object({ oid: z.string().regex(/^[0-9a-f]{40}$/), committedDate: z.string() }),
          }),
        ),
      }),
    }),
  }),
});

/** Longer files have no lists in them. */
const MOST_LINES = 200_000;

/** Which commit wrote each line of a file at a commit; null where GitHub does not say: it gives up on long histories. */
export async function readBlame(
  github: GitHub,
  { owner, repo }: Repository,
  { sha, path }: { readonly sha: string; readonly path: string },
): Promise<Blame | null> {
  const answer = Answer.safeParse(await ask(github, { owner, repo, sha, path }));
  if (!answer.success) return null;
  const lines = new Map<number, LineOrigin>();
  for (const { startingLine, endingLine, commit } of answer.data.repository.object.blame.ranges) {
    const origin = { sha: commit.oid, day: commit.committedDate.slice(0, 10) };
    for (let line = startingLine; line <= Math.min(endingLine, MOST_LINES); line++) lines.set(line, origin);
  }
  return lines;
}

/** A fault that passes comes at once, and is gone with the next try; GitHub gives up on a long history after seconds. */
const TRIES = 3;
const AT_ONCE_MS = 4_000;

async function ask(github: GitHub, variables: Record<string, string>): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    const began = performance.now();
    try {
      return await github.graphql(BLAME, variables);
    } catch (error) {
      if (pauseAskedFor(error, Date.now()) !== null) throw error;
      if (tried === TRIES || performance.now() - began > AT_ONCE_MS) return null;
    }
  }
}
