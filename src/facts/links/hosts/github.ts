import { z } from "zod";
import { explainAnswer } from "../../http/explain.ts";
import { parseJson } from "../../papers/lookup.ts";
import {
  type HostClass,
  type LinkAsking,
  noTimeLeft,
  type Sighting,
  settled,
  type VettedLink,
} from "../sighting.ts";

const Repository = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  isEmpty: z.boolean(),
});

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ type: z.string().optional(), path: z.array(z.unknown()).optional() })).catch([]),
});

/** How many repositories one query names; each costs about a point of 5,000 an hour. */
const SIZE = 100;

/** Paths of github.com that look like repositories and are none. */
const RESERVED = new Set([
  "orgs",
  "topics",
  "sponsors",
  "features",
  "marketplace",
  "collections",
  "search",
  "settings",
  "apps",
  "users",
  "about",
]);

interface Named {
  readonly link: VettedLink;
  readonly owner: string;
  readonly name: string;
  /** What follows the repository in the path, with the query and the fragment. */
  readonly rest: string;
}

/** Repositories of GitHub: one GraphQL query for each hundred; its pages are never fetched. */
export const github: HostClass = {
  name: "GitHub",
  claims: (url) => /^(?:www\.)?github\.com$/.test(url.hostname) && repositoryOf(url) !== null,
  async check(asking, links, found) {
    const named = links.flatMap((link): Named[] => {
      const repository = repositoryOf(link.url);
      return repository ? [{ link, ...repository }] : [];
    });
    const byName = [...Map.groupBy(named, ({ owner, name }) => `${owner}/${name}`.toLowerCase()).values()];
    for (let start = 0; start < byName.length; start += SIZE) {
      const batch = byName.slice(start, start + SIZE);
      const answers = await askBatch(
        asking,
        batch.flatMap(([first]) => first ?? []),
      );
      for (const [index, same] of batch.entries())
        for (const each of same) found(each.link.written, sight(answers, index, each));
    }
  },
};

function repositoryOf(url: URL): Omit<Named, "link"> | null {
  const match = /^\/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([\w.-]{1,100}?)(?:\.git)?(\/.*)?$/.exec(
    url.pathname,
  );
  const [, owner = "", name = "", rest = ""] = match ?? [];
  if (!match || RESERVED.has(owner.toLowerCase())) return null;
  return { owner, name, rest: rest + url.search + url.hash };
}

/** One answer a repository, or why there is none for any. */
type Answers = readonly ("missing" | "unclear" | z.output<typeof Repository>)[] | Sighting;

async function askBatch(asking: LinkAsking, batch: readonly Named[]): Promise<Answers> {
  if (asking.githubToken === undefined)
    return settled("not-checked", "github.com: repositories are checked with a token only");
  if (!asking.hasTime()) return noTimeLeft;
  const answer = await asking.client.ask({
    url: "https://api.github.com/graphql",
    body: JSON.stringify({ query: queryFor(batch.length), variables: variablesFor(batch) }),
    headers: { authorization: `bearer ${asking.githubToken}`, "content-type": "application/json" },
    maxBytes: 1_000_000,
  });
  if (answer.outcome === "failed") return settled("not-checked", explainAnswer(answer));
  const parsed = Answer.safeParse(answer.status === 200 ? parseJson(answer.body) : null);
  if (!parsed.success)
    return settled(
      answer.status === 429 || answer.status === 403 ? "limited" : "not-checked",
      explainAnswer(answer),
      answer.status,
    );
  const { data, errors } = parsed.data;
  const missing = new Set(errors.filter(({ type }) => type === "NOT_FOUND").map(({ path }) => path?.[0]));
  return batch.map((_, index) => {
    if (missing.has(`r${index}`)) return "missing";
    return Repository.safeParse(data?.[`r${index}`]).data ?? "unclear";
  });
}

function queryFor(count: number): string {
  const each = Array.from({ length: count }, (_, index) => index);
  const variables = each.map((n) => `$o${n}:String!,$n${n}:String!`).join(",");
  const fields = each.map(
    (n) => `r${n}:repository(owner:$o${n},name:$n${n}){nameWithOwner isArchived isEmpty}`,
  );
  return `query(${variables}){${fields.join(" ")}}`;
}

function variablesFor(batch: readonly Named[]): Record<string, string> {
  return Object.fromEntries(
    batch.flatMap(({ owner, name }, index) => [
      [`o${index}`, owner],
      [`n${index}`, name],
    ]),
  );
}

function sight(answers: Answers, index: number, { owner, name, rest }: Named): Sighting {
  if ("kind" in answers) return answers;
  const repository = answers[index] ?? "unclear";
  if (repository === "missing")
    return { kind: "failing", failure: "hidden", evidence: "GitHub does not show it" };
  if (repository === "unclear") return settled("not-checked", "github.com: its answer was not clear");
  const { nameWithOwner, isArchived, isEmpty } = repository;
  if (nameWithOwner.toLowerCase() !== `${owner}/${name}`.toLowerCase())
    return {
      kind: "renamed",
      target: `https://github.com/${nameWithOwner}${rest}`,
      evidence: "GitHub knows it under another name",
    };
  const state = isEmpty ? ", and it is empty" : isArchived ? ", and it is archived" : "";
  return { kind: "alive", evidence: `GitHub has it${state}` };
}
