import { type GitHub, isRefused, type Me, type PullRequestRef, type Repository } from "./client.ts";

/** A comment of a pull request's conversation. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly createdAt: string;
  /** True where somebody, not always its writer, has changed it since. */
  readonly isEdited: boolean;
  readonly writer: { readonly id: number; readonly login: string; readonly isPerson: boolean } | null;
  /** The App that wrote it on its own or somebody's behalf. */
  readonly appId: number | null;
  readonly reactions: number;
}

/** Reads a pull request's conversation, oldest comment first. */
export async function readConversation(github: GitHub, ref: PullRequestRef): Promise<Comment[]> {
  const { owner, repo, number } = ref;
  const comments = await github.paginate(github.rest.issues.listComments, {
    ...{ owner, repo, issue_number: number },
    per_page: 100,
  });
  return comments.map(({ id, body, user, performed_via_github_app: app, reactions, ...times }) => ({
    id,
    body: body ?? "",
    createdAt: times.created_at,
    isEdited: times.created_at !== times.updated_at,
    writer: user ? { id: user.id, login: user.login, isPerson: user.type === "User" } : null,
    appId: app?.id ?? null,
    reactions: reactions?.total_count ?? 0,
  }));
}

/** True for a comment that a person wrote by themselves and that is as they wrote it. */
export function isPersonal({ writer, appId, isEdited }: Comment): boolean {
  return writer?.isPerson === true && appId === null && !isEdited;
}

/** What a reaction of ours says: seen, done, not understood, not allowed. */
export type Reaction = "eyes" | "+1" | "confused" | "-1";

interface Reacted {
  readonly me: Me;
  readonly place: Repository;
  readonly comment: Comment;
}

/** True where we have said already what became of a comment. Being seen is no answer. */
export async function isAnswered(github: GitHub, { me, place, comment }: Reacted): Promise<boolean> {
  if (comment.reactions === 0) return false;
  const { owner, repo } = place;
  const reactions = await github.paginate(github.rest.reactions.listForIssueComment, {
    ...{ owner, repo, comment_id: comment.id },
    per_page: 100,
  });
  return reactions.some(({ user, content }) => user?.id === me.userId && content !== "eyes");
}

/** Reacts to a comment; where GitHub refuses that (the comment is gone, the conversation locked) it is left. */
export async function react(
  github: GitHub,
  { owner, repo }: Repository,
  { comment, content }: { readonly comment: Comment; readonly content: Reaction },
): Promise<void> {
  try {
    await github.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment.id, content });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}
