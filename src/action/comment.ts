import { type GitHub, isRefused, type Me, type PullRequestRef } from "../github/client.ts";
import { readConversation } from "../github/conversation.ts";
import { type Publication, publishReview } from "../github/publish.ts";

/** How the comment ended: as it should be, not called for, or not allowed with this token. */
export type Commented = "shown" | "silent" | "refused";

/** Makes the pull request's one comment say this, where the token may. */
export async function comment(
  github: GitHub,
  ref: PullRequestRef,
  publication: Publication,
): Promise<Commented> {
  const plan = publication.comment;
  const comments = await readConversation(github, ref);
  if (plan.problems === null && !comments.some(({ body }) => plan.isMarked(body))) return "silent";
  try {
    const me = await whoWeAre(github);
    await publishReview(github, { me, ref, comments }, { ...publication, check: null });
    return "shown";
  } catch (error) {
    // A pull request from a fork gets a token that may only read.
    if (isRefused(error)) return "refused";
    throw error;
  }
}

interface Viewer {
  readonly viewer: { readonly login: string; readonly databaseId: number };
}

/**
 * Whose token it is: a workflow's own, an App's or a person's. Only GraphQL says so for all three; `GET /user`
 * refuses the first two.
 */
export async function whoWeAre(github: GitHub): Promise<Me> {
  const { viewer } = await github.graphql<Viewer>("query { viewer { login databaseId } }");
  const { login, databaseId: userId } = viewer;
  if (!login.endsWith("[bot]")) return { appId: 0, userId, login };
  const { data } = await github.rest.apps.getBySlug({ app_slug: login.slice(0, -"[bot]".length) });
  return { appId: data?.id ?? 0, userId, login };
}
