import { explainAnswer } from "../../http/explain.ts";
import { type HostClass, type LinkAsking, noTimeLeft, type Sighting, settled } from "../sighting.ts";

/** Models, data sets and spaces of Hugging Face, by its API: its pages take 100 requests in five minutes, its API 500. */
export const huggingFace: HostClass = {
  name: "Hugging Face",
  claims: (url) => /^(?:www\.)?(?:huggingface\.co|hf\.co)$/.test(url.hostname) && repositoryOf(url) !== null,
  async check(asking, links, found) {
    await Promise.all(links.map(async (link) => found(link.written, await look(asking, link.url))));
  },
};

const RESERVED =
  /^(?:papers|docs|blog|collections|learn|api|join|login|settings|organizations|chat|tasks|posts)$/;

function repositoryOf(
  url: URL,
): { readonly kind: "models" | "datasets" | "spaces"; readonly id: string } | null {
  const [, kind, owner = "", name] =
    /^\/(?:(datasets|spaces)\/)?([\w.-]+)(?:\/([\w.-]+))?/.exec(url.pathname) ?? [];
  if (name === undefined || RESERVED.test(owner)) return null;
  return { kind: kind === "datasets" || kind === "spaces" ? kind : "models", id: `${owner}/${name}` };
}

async function look(asking: LinkAsking, url: URL): Promise<Sighting> {
  const repository = repositoryOf(url);
  if (repository === null) return settled("not-checked", "huggingface.co: not a repository");
  if (!asking.hasTime()) return noTimeLeft;
  const { kind, id } = repository;
  const answer = await asking.client.ask({ url: `https://huggingface.co/api/${kind}/${id}` });
  const evidence = explainAnswer(answer);
  if (answer.outcome === "failed") return settled("not-checked", evidence);
  const { status, headers } = answer;
  const code = headers["x-error-code"] ?? "";
  if (code === "GatedRepo") return settled("gated", "Hugging Face asks for an agreement first", status);
  if (status === 404 || code === "RepoNotFound")
    return { kind: "failing", failure: "hidden", evidence: "Hugging Face does not show it", status };
  if (status === 429) return settled("limited", "huggingface.co: it asks to wait", status);
  if (status !== 200) return settled("not-checked", evidence, status);
  const renamed =
    answer.hops.length > 0
      ? /\/api\/(?:models|datasets|spaces)\/([\w.-]+\/[\w.-]+)$/.exec(answer.url)?.[1]
      : undefined;
  if (renamed === undefined || renamed.toLowerCase() === id.toLowerCase())
    return { kind: "alive", evidence: "Hugging Face has it" };
  const path = kind === "models" ? renamed : `${kind}/${renamed}`;
  return {
    kind: "renamed",
    target: `https://huggingface.co/${path}`,
    evidence: "Hugging Face knows it under another name",
  };
}
