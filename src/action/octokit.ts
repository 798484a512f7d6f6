import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";

/** A workflow's minutes cost money: a limit that ends later than this is not waited for. */
const LONGEST_WAIT_SECONDS = 60;

/** Everybody reads a workflow's log, and Octokit writes addresses into it that hold a stranger's words. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

interface Account {
  readonly apiUrl: string;
  readonly token: string;
  readonly userAgent?: string;
}

/** GitHub by a token: paced as it asks for, reads tried again, writes sent once. */
export function connect({ apiUrl, token, userAgent = "listwarden-action" }: Account): Octokit {
  const github = new (Octokit.plugin(retry, throttling))({
    auth: token,
    baseUrl: apiUrl,
    userAgent,
    log: silent,
    throttle: { onRateLimit: waitsFor, onSecondaryRateLimit: waitsFor },
  });
  // A 502 may come after success, and a second comment is worse than none.
  github.hook.before("request", (options) => {
    if (options.method !== "GET") options.request = { ...options.request, retries: 0 };
  });
  return github;
}

function waitsFor(seconds: number, options: { readonly method: string }, _: unknown, count: number): boolean {
  return options.method === "GET" && count < 2 && seconds <= LONGEST_WAIT_SECONDS;
}
