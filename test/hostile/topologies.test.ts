import { expect, test } from "vitest";
import { readPullRequest } from "../../src/github/pull-request.ts";
import { commitTo, headPlace, writableBranch } from "../../src/github/write.ts";
import { connect, openState, ref, type State } from "./github.ts";

type Json = Record<string, unknown>;

interface Topology {
  readonly name: string;
  readonly expected: string;
  change(state: State): void;
}

const list = {
  id: 1,
  name: "list",
  full_name: "lena/list",
  default_branch: "main",
  html_url: "https://github.com/lena/list",
};
const lena = { login: "lena", id: 3, type: "User" };

function withHead(head: Json, pull: Json = {}) {
  return (state: State) => {
    state.pull = { ...state.pull, ...pull, head: { ref: "add", ...head } };
  };
}

function* sameRepository(): Generator<Topology> {
  for (const name of ["add", "main", "release", "feature/main", "Main"]) {
    for (const maintainer_can_modify of [true, false]) {
      const expected = name === "main" || name === "release" ? "default-branch" : `lena/list ${name}`;
      yield {
        name: `own branch ${name}, ${maintainer_can_modify}`,
        expected,
        change(state) {
          withHead(
            { ref: name, repo: { ...list, owner: lena, fork: false } },
            { maintainer_can_modify },
          )(state);
          const base = state.pull.base as Json;
          state.pull = { ...state.pull, base: { ...base, ref: name === "release" ? "release" : "main" } };
        },
      };
    }
  }
}

function* forks(): Generator<Topology> {
  const relations = {
    "of the list": { parent: { id: 1 }, source: { id: 1 } },
    "of a fork": { parent: { id: 4 }, source: { id: 1 } },
    "of another list": { parent: { id: 4 }, source: { id: 4 } },
    "of nothing that is known": {},
  };
  for (const [relation, lineage] of Object.entries(relations)) {
    for (const type of ["User", "Organization"]) {
      for (const maintainer_can_modify of [true, false]) {
        for (const name of ["add", "main"]) {
          const isFork = relation === "of the list" || relation === "of a fork";
          const refused = type === "User" ? "edits-not-allowed" : "organisation-fork";
          const allowed = type === "User" && maintainer_can_modify ? `tomas/list ${name}` : refused;
          const owner = { login: "tomas", id: 5, type };
          const repo = { id: 2, name: "list", full_name: "tomas/list", fork: true, owner, ...lineage };
          yield {
            name: `fork ${relation}, ${type}, ${maintainer_can_modify}, ${name}`,
            expected: isFork ? allowed : "elsewhere",
            change: withHead({ ref: name, repo }, { maintainer_can_modify }),
          };
        }
      }
    }
  }
}

const tomas = { login: "tomas", id: 5, type: "User" };
const fork = {
  id: 2,
  name: "list",
  full_name: "tomas/list",
  fork: true,
  owner: tomas,
  parent: { id: 1 },
  source: { id: 1 },
};

const others: readonly Topology[] = [
  { name: "deleted fork", expected: "no-branch", change: withHead({ repo: null }) },
  {
    name: "reversed: the upstream of the list",
    expected: "elsewhere",
    change: withHead({
      repo: {
        id: 9,
        name: "list",
        full_name: "upstream/list",
        fork: false,
        owner: { login: "upstream", id: 8, type: "User" },
      },
    }),
  },
  {
    name: "reversed: the upstream is a fork itself",
    expected: "elsewhere",
    change: withHead({ repo: { ...fork, id: 9, parent: { id: 10 }, source: { id: 10 } } }),
  },
  {
    name: "no fork by its own word, a child by its parent's",
    expected: "elsewhere",
    change: withHead({ repo: { ...fork, fork: false } }),
  },
  ...["rena/list", "lena/papers", "LENA/other"].map((full_name) => ({
    name: `the list moved to ${full_name}`,
    expected: "elsewhere",
    change(state: State) {
      const base = state.pull.base as Json;
      state.pull = { ...state.pull, base: { ...base, repo: { ...(base.repo as Json), full_name } } };
    },
  })),
  {
    name: "the same name in capitals",
    expected: "lena/list add",
    change(state) {
      const base = state.pull.base as Json;
      state.pull = {
        ...state.pull,
        base: { ...base, repo: { ...(base.repo as Json), full_name: "Lena/List" } },
      };
    },
  },
  ...["develop", "v2", "gh-pages"].map((branch) => ({
    name: `default branch ${branch}`,
    expected: "default-branch",
    change(state: State) {
      const base = state.pull.base as Json;
      const repo = { ...(base.repo as Json), default_branch: branch };
      state.pull = {
        ...state.pull,
        base: { ref: "main", repo },
        head: { ref: branch, repo: { ...list, owner: lena, fork: false } },
      };
    },
  })),
];

/** What a look finds that the pull request does not say. */
const found: readonly Topology[] = [
  ...["add", "feature/x", "v2", "Main"].map((name) => ({
    name: `protected branch ${name}`,
    expected: "protected-branch",
    change(state: State) {
      withHead({ ref: name, repo: { ...list, owner: lena, fork: false } })(state);
      state.protectedBranches = [name];
    },
  })),
  ...(["gone", { ...fork, id: 99 }, { ...fork, parent: { id: 4 }, source: { id: 4 } }] as const).map(
    (repo, index) => ({
      name: `a fork whose name leads elsewhere by now (${index})`,
      expected: "elsewhere",
      change(state: State) {
        withHead({ repo: fork })(state);
        state.found = repo;
      },
    }),
  ),
];

const topologies = [...sameRepository(), ...forks(), ...others, ...found];

async function where(state: State): Promise<string> {
  const github = connect(state);
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) throw new Error("there is a pull request");
  const place = await headPlace(github, pullRequest);
  const branch = await writableBranch(github, ref, { place, pullRequest });
  return typeof branch === "string" ? branch : `${branch.owner}/${branch.repo} ${branch.branch}`;
}

test("a commit goes to the pull request's own branch or nowhere", async ({ task }) => {
  for (const { name, change, expected } of topologies) {
    const state = openState({ base: "", head: "" });
    change(state);
    expect(await where(state), name).toBe(expected);
  }
  task.meta.cases = topologies.length;
});

test("only plain files are written, and none of the repository's own", async ({ task }) => {
  const paths = [
    ".github/workflows/check.yml",
    ".github/listwarden.yml",
    "docs/.github/x.md",
    ".GitHub/x.md",
    "missing.md",
    "a/README.md",
    "../README.md",
  ];
  for (const path of paths) {
    const state = openState({ base: "", head: "" });
    const target = { owner: "lena", repo: "list", branch: "add", headSha: state.head };
    const files = [{ path, text: "x" }];
    expect(await commitTo(connect(state), target, { headline: "", body: "", files }), path).toBe(
      "not-a-plain-file",
    );
    expect(
      state.log.some((line) => line.includes("graphql")),
      path,
    ).toBe(false);
  }
  task.meta.cases = paths.length;
});
