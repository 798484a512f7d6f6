import { type GitHub, isNotFound, type Repository } from "./client.ts";

const standard = ["read", "triage", "write", "maintain", "admin"] as const;

/**
 * What a person may do in a repository, asked afresh. A role of the organisation's own making counts as what it is
 * based on. (The older field beside it calls "maintain" write and "triage" read.)
 */
export async function roleOf(
  github: GitHub,
  { owner, repo }: Repository,
  login: string,
): Promise<(typeof standard)[number] | "none"> {
  try {
    const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    const known = [data.role_name, data.permission].flatMap((name) =>
      standard.filter((role) => role === name),
    );
    return known[0] ?? "none";
  } catch (error) {
    if (isNotFound(error)) return "none";
    throw error;
  }
}
