import type { Feature, Json } from "./proxy.ts";

/** A branch of a fork, with a pull request from it. */
export interface ForkBranch {
  /** Under which name it lies in the list's own repository, which shares the objects of its forks. */
  readonly lies: string;
  readonly ref: string;
  readonly owner: { readonly login: string; readonly id: number; readonly type: "User" | "Organization" };
  /** What the owner of the fork lets the maintainers of the list do. */
  maintainersMayEdit: boolean;
  /** True once the fork is deleted. */
  isGone: boolean;
}

const FORK_ID = 90_001;

const PULLS = /^\/repos\/[^/]+\/[^/]+\/pulls(?:\/\d+)?$/;

/** The same feature, with every pull request that it shows from the fork that its branch belongs to. */
export function showingForks(feature: Feature, forks: readonly ForkBranch[]): Feature {
  return {
    ...feature,
    async answer(exchange, match, upstream) {
      const reply = await feature.answer(exchange, match, upstream);
      if (exchange.method !== "GET" || reply.status !== 200 || !PULLS.test(exchange.path)) return reply;
      const show = (pull: unknown) => fromFork(pull as Json, forks);
      return { ...reply, body: Array.isArray(reply.body) ? reply.body.map(show) : show(reply.body) };
    },
  };
}

function fromFork(pull: Json, forks: readonly ForkBranch[]): Json {
  const head = pull.head as Json;
  const fork = forks.find(({ lies }) => lies === head.ref);
  if (fork === undefined) return pull;
  const { ref, owner, maintainersMayEdit, isGone } = fork;
  const base = (pull.base as Json).repo as Json;
  const repo = isGone ? null : forkOf(base, fork);
  const shown = { ...head, ref, label: `${owner.login}:${ref}`, user: owner, repo };
  return { ...pull, head: shown, maintainer_can_modify: maintainersMayEdit };
}

function forkOf(base: Json, { owner }: ForkBranch): Json {
  const names = { name: base.name, full_name: `${owner.login}/${base.name}` };
  return { ...base, ...names, id: FORK_ID, fork: true, owner };
}

/** Repositories that the emulator does not have: forks of the list, with the list's objects and branches of their own. */
export function forkFeatures(list: string, forks: readonly ForkBranch[]): Feature[] {
  const name = list.split("/")[1];
  return [
    {
      method: "GET",
      path: new RegExp(`^/repos/([^/]+)/${name}(/.*)?$`),
      accepts: ({ path }) => forks.some(({ owner, isGone }) => !isGone && path.split("/")[2] === owner.login),
      async answer({ path, query }, [, login, rest = ""], upstream) {
        const fork = forks.find(({ owner }) => owner.login === login);
        if (fork === undefined) return { status: 404, body: { message: `Not Found: ${path}` } };
        const { body } = await upstream.ask("GET", `/repos/${list}`);
        const base = body as Json;
        if (rest === "") {
          const origin = { id: base.id, full_name: base.full_name };
          return { status: 200, body: { ...forkOf(base, fork), parent: origin, source: origin } };
        }
        const own = forks.find(({ ref }) => rest === `/git/ref/heads/${ref}`);
        const at = own === undefined ? rest : `/git/ref/heads/${own.lies}`;
        return upstream.ask("GET", `/repos/${list}${at}${query.size > 0 ? `?${query}` : ""}`);
      },
    },
  ];
}

/**
 * Where a commit goes that is meant for a fork's branch: only to one whose owner is a person and lets maintainers edit.
 * Null where GitHub refuses it.
 */
export function forkTarget(
  repo: string,
  branch: string,
  forks: readonly ForkBranch[],
): { readonly lies: string } | "none" | null {
  const fork = forks.find(({ owner, ref }) => repo.startsWith(`${owner.login}/`) && ref === branch);
  if (fork === undefined) return "none";
  const { lies, owner, maintainersMayEdit, isGone } = fork;
  return owner.type === "User" && maintainersMayEdit && !isGone ? { lies } : null;
}
