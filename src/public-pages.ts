import type { IncomingMessage, ServerResponse } from "node:http";
import pLimit from "p-limit";
import { type GitHub, isNotFound, type Repository } from "./github/client.ts";
import { CONFIG_PATH } from "./github/read.ts";
import { type CollectFacts, pageIsolated } from "./isolate.ts";
import type { KeptPages } from "./jobs/kept-pages.ts";
import { configInForce } from "./pipeline/config.ts";
import { readWholeList } from "./pipeline/whole-list.ts";
import { readPageState } from "./review/page/state.ts";
import type { Credentials } from "./run-job.ts";

/** A page is made anew when somebody asks for it this long after; strangers cannot make GitHub be asked more often. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 200;
/** Who asks while so many pages wait to be made is asked to come back. */
const MOST_WAITING = 20;

const PLACE = /^\/reports\/([A-Za-z0-9-]{1,39})\/([\w.-]{1,100})\/?$/;

/** The pages of public lists, for anybody. */
export interface PublicPages {
  /** Answers a request for a page; false where the address is none of them. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

type PageCredentials = Pick<Credentials, "app" | "installation">;

/** What pages are made with. */
export interface PageGround {
  readonly credentials: PageCredentials;
  /** Says what is known already: strangers make nobody be asked. */
  readonly collect: CollectFacts;
  readonly pages: KeptPages;
}

/** Makes the pages of the lists that the App is installed on, one at a time, and keeps them for an hour. */
export function openPublicPages(ground: PageGround): PublicPages {
  const kept = new Map<string, { readonly at: number; readonly page: Promise<string | null> }>();
  const oneByOne = pLimit(1);

  function pageOf(place: Repository): Promise<string | null> {
    const key = `${place.owner}/${place.repo}`.toLowerCase();
    const known = kept.get(key);
    if (known && Date.now() - known.at < KEPT_MS) return known.page;
    const page = oneByOne(() => makePage(ground, place));
    // What failed is tried again when it is asked for again; whoever asked is told of the failure.
    page.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, { at: Date.now(), page });
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return page;
  }

  return {
    async answer(request, response) {
      const [, owner, repo] = PLACE.exec(request.url?.split("?")[0] ?? "") ?? [];
      if (owner === undefined || repo === undefined || request.method !== "GET") return false;
      if (oneByOne.pendingCount >= MOST_WAITING) {
        response.writeHead(503, { "retry-after": "60" }).end();
        return true;
      }
      const page = await pageOf({ owner, repo });
      if (page === null) return false;
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, max-age=600",
        "x-content-type-options": "nosniff",
        "content-security-policy": "frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
      });
      response.end(page);
      return true;
    },
  };
}

/** Null where the App is not installed, where the repository is not public, and where there is no list to read. */
async function makePage(
  { credentials, collect, pages }: PageGround,
  place: Repository,
): Promise<string | null> {
  const installation = await installationAt(await credentials.app(), place);
  if (installation === null) return null;
  const github = await credentials.installation(installation);
  const { data } = await github.rest.repos.get({ ...place });
  if (data.private) return null;
  const { data: branch } = await github.rest.repos.getBranch({ ...place, branch: data.default_branch });
  const { config } = await configInForce(github, place, CONFIG_PATH);
  const list = await readWholeList(github, place, { sha: branch.commit.sha, named: config.files });
  if (list.outcome !== "read" || list.files.length === 0) return null;
  const today = new Date().toISOString().slice(0, 10);
  const paged = { installation, owner: data.owner.login, repo: data.name };
  const before = await pages.before(paged);
  const input = { page: list.files, config, named: config.files !== undefined, today, before };
  const made = await pageIsolated(input, collect);
  if (made.outcome !== "made") return null;
  const state = readPageState(made.html);
  if (state !== null) await pages.keep(paged, state);
  return made.html;
}

async function installationAt(app: GitHub, place: Repository): Promise<number | null> {
  try {
    return (await app.rest.apps.getRepoInstallation({ ...place })).data.id;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
