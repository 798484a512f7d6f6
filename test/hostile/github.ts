import { Octokit } from "@octokit/rest";
import type { GitHub } from "../../src/github/client.ts";

type Json = Record<string, unknown>;

/** The state of a GitHub that is small enough to be changed between any two requests. */
export interface State {
  /** Texts of the list by commit; a commit's name says nothing of its content. */
  readonly commits: Map<
    string,
    { readonly text: string; readonly parent: string | null; readonly by: "us" | "them" }
  >;
  /** Where the pull request's branch is. */
  head: string;
  base: string;
  pull: Json;
  comments: Json[];
  reactions: { id: number; content: string }[];
  runs: Json[];
  roles: Record<string, string>;
  protectedBranches: readonly string[];
  /** What a look at the head's repository finds, where that is not what the pull request says. */
  found: Json | "gone" | null;
  /** Requests so far, and what each of them asked. */
  readonly log: string[];
  /** Runs before each request, with its number. */
  before: ((request: number) => void) | null;
  clock: number;
}

export const me = { appId: 7, userId: 70 };
export const ref = { owner: "lena", repo: "list", number: 1 };

/** An instant on the clock of this GitHub, as GitHub writes it; each is later than the one before. */
export function now(state: State): string {
  state.clock += 1;
  return new Date(Date.UTC(2026, 2, 1) + state.clock * 1_000).toISOString();
}

/** Octokit as it is, in front of that state instead of a network. */
export function connect(state: State): GitHub {
  const answer = async (input: string | URL | Request, init: RequestInit = {}) => {
    const request = state.log.length;
    const url = new URL(String(input));
    const method = init.method ?? "GET";
    state.log.push(`${method} ${decodeURIComponent(url.pathname)}`);
    state.before?.(request);
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Json) : {};
    const [status, reply] = route(state, {
      method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      body,
    });
    return new Response(JSON.stringify(reply), { status, headers: { "content-type": "application/json" } });
  };
  return new Octokit({ request: { fetch: answer }, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
}

type Answer = readonly [number, unknown];
const missing: Answer = [404, { message: "Not Found" }];

function route(state: State, asked: Asked): Answer {
  const { method, path, body } = asked;
  const key = `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, "")}`;
  if (key === "POST /graphql" && !String(body.query).includes("createCommitOnBranch"))
    return [200, { data: { repository: { pullRequest: { isInMergeQueue: false } } } }];
  if (key === "POST /graphql") return commitOnBranch(state, body);
  if (key === "GET /pulls/1") return [200, pullOf(state)];
  if (key === "GET /issues/1/comments") return [200, state.comments];
  if (key === "GET /pulls/1/comments") return [200, []];
  if (/^POST \/pulls\/1\/reviews$/.test(key)) return [200, { id: 1 }];
  if (/\/reactions$/.test(key)) return reactionsAt(state, asked);
  if (/^GET \/compare\//.test(key)) return [200, comparison(state)];
  if (/^GET \/contents\//.test(key)) return contents(state, asked);
  if (/^GET \/git\/trees\//.test(key))
    return [200, { tree: [{ path: "README.md", mode: "100644", type: "blob", sha: "b" }] }];
  if (/^GET \/branches\//.test(key)) return [200, branchAt(state, path)];
  if (/check-runs/.test(key)) return checkRuns(state, asked, key);
  if (/^POST \/issues\/1\/comments$/.test(key)) return [201, say(state, String(body.body), me.userId)];
  const edited = /^PATCH \/issues\/comments\/(\d+)$/.exec(key)?.[1];
  if (edited !== undefined) return [200, edit(state, Number(edited), String(body.body))];
  const login = /^GET \/collaborators\/([^/]+)\/permission$/.exec(key)?.[1];
  if (login !== undefined) return permission(state.roles[login]);
  if (key === "GET ") return state.found === "gone" ? missing : [200, state.found ?? repositoryOf(state)];
  return missing;
}

function pullOf({ pull, head, base }: State): Json {
  return {
    ...pull,
    head: { ...(pull.head as Json), sha: head },
    base: { ...(pull.base as Json), sha: base },
  };
}

function branchAt({ protectedBranches }: State, path: string): Json {
  const name = path.replace(/.*\/branches\//, "");
  return { name, protected: protectedBranches.includes(name) };
}

function repositoryOf({ pull }: State): Json {
  return ((pull.head as Json).repo as Json | null) ?? {};
}

function permission(role: string | undefined): Answer {
  if (role === undefined) return missing;
  const [name, basis = name] = role.split(" on ");
  const older: Record<string, string> = { maintain: "write", triage: "read" };
  return [200, { role_name: name, permission: older[String(basis)] ?? basis }];
}

function reactionsAt(state: State, { method, path, body }: Asked): Answer {
  const id = Number(/comments\/(\d+)\//.exec(path)?.[1]);
  if (method === "POST") {
    state.reactions.push({ id, content: String(body.content) });
    return [201, {}];
  }
  return [
    200,
    state.reactions
      .filter((each) => each.id === id)
      .map(({ content }) => ({ content, user: { id: me.userId } })),
  ];
}

/** Says something in the conversation; who is asked by its numeric id. */
export function say(state: State, body: string, userId: number, login = `user-${userId}`): Json {
  const at = now(state);
  const comment = {
    ...{ id: state.comments.length + 1, body, created_at: at, updated_at: at },
    user: { id: userId, login, type: userId === me.userId ? "Bot" : "User" },
    performed_via_github_app: userId === me.userId ? { id: me.appId } : null,
    reactions: { total_count: 0 },
  };
  state.comments.push(comment);
  return comment;
}

/** Changes what a comment says, as its writer or a maintainer may. */
export function edit(state: State, id: number, body: string): Json {
  const at = now(state);
  state.comments = state.comments.map((each) => (each.id === id ? { ...each, body, updated_at: at } : each));
  return state.comments.find((each) => each.id === id) ?? {};
}

function comparison({ head, base, commits }: State): Json {
  const same = commits.get(head)?.text === commits.get(base)?.text;
  const files = same ? [] : [{ filename: "README.md", status: "modified", patch: "@@ -1,9 +1,9 @@" }];
  return { base_commit: { sha: base }, merge_base_commit: { sha: base }, files };
}

function contents({ commits, base }: State, { path, query }: Asked): Answer {
  const commit = commits.get(query.get("ref") ?? base);
  if (!path.endsWith("/README.md") || commit === undefined) return missing;
  const content = Buffer.from(commit.text).toString("base64");
  return [200, { type: "file", size: commit.text.length, encoding: "base64", content, sha: "b" }];
}

function checkRuns(state: State, { method, body }: Asked, key: string): Answer {
  if (method === "GET") {
    const sha = /commits\/([^/]+)\//.exec(key)?.[1];
    const found = state.runs.filter((run) => run.head_sha === sha);
    return [200, { total_count: found.length, check_runs: found }];
  }
  const id = Number(/check-runs\/(\d+)/.exec(key)?.[1] ?? state.runs.length + 1);
  const known = state.runs.find((run) => run.id === id) ?? {
    id,
    app: { id: me.appId },
    started_at: now(state),
  };
  const output = { ...(body.output as Json), annotations_count: 0 };
  state.runs = [...state.runs.filter((run) => run.id !== id), { ...known, ...body, output }];
  return [method === "POST" ? 201 : 200, { id }];
}

/** The mutation that compares and swaps. */
function commitOnBranch(state: State, body: Json): Answer {
  const { input } = body.variables as {
    input: { expectedHeadOid: string; fileChanges: { additions: { contents: string }[] } };
  };
  if (input.expectedHeadOid !== state.head) {
    return [
      200,
      { data: null, errors: [{ type: "STALE_DATA", message: "Expected branch to point to another commit" }] },
    ];
  }
  const text = Buffer.from(input.fileChanges.additions[0]?.contents ?? "", "base64").toString("utf8");
  const oid = `ours${state.commits.size}`.padEnd(40, "0");
  state.commits.set(oid, { text, parent: state.head, by: "us" });
  state.head = oid;
  return [200, { data: { createCommitOnBranch: { commit: { oid } } } }];
}

/** A pull request from a branch of the list's own repository, by user 5. */
export function openState(texts: { readonly base: string; readonly head: string }): State {
  const base = "base".padEnd(40, "0");
  const head = "head".padEnd(40, "0");
  const repo = {
    id: 1,
    name: "list",
    full_name: "lena/list",
    default_branch: "main",
    html_url: "https://github.com/lena/list",
    fork: false,
  };
  const owner = { login: "lena", id: 3, type: "User" };
  return {
    commits: new Map([
      [base, { text: texts.base, parent: null, by: "them" }],
      [head, { text: texts.head, parent: base, by: "them" }],
    ]),
    ...{ head, base, comments: [], reactions: [], runs: [], log: [], before: null, clock: 0 },
    pull: {
      ...{
        number: 1,
        state: "open",
        locked: false,
        title: "Add papers",
        body: "",
        maintainer_can_modify: true,
      },
      user: { id: 5, login: "user-5" },
      base: { ref: "main", repo: { ...repo, owner } },
      head: { ref: "add", repo: { ...repo, owner } },
    },
    roles: {},
    ...{ protectedBranches: [], found: null },
  };
}
