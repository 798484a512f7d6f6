import type { Reply } from "./replay/server.ts";

/** What hosts answer, by host and path. */
export type World = Readonly<Record<string, Reply>>;

/** A laboratory's site, which is no class of its own. */
export const lab = "https://lab.university.edu";

/** A page with a title. */
export function page(title: string, more = ""): Reply {
  return {
    body: `<html><head><title>${title}</title>${more}</head></html>`,
    headers: { "content-type": "text/html" },
  };
}

/** A redirect, for good unless the status says otherwise. */
export function redirect(location: string, status = 301): Reply {
  return { status, headers: { location } };
}

/** GitHub's API with these repositories, by alias, and these errors. */
export function github(repositories: object, errors: readonly object[] = []): World {
  return { "api.github.com/graphql": { body: JSON.stringify({ data: repositories, errors }) } };
}

/** GitHub's error for a repository that it does not show. */
export const missing = { type: "NOT_FOUND", path: ["r0"] };

/** The state of a repository that is in use. */
export const here = { isArchived: false, isEmpty: false };
