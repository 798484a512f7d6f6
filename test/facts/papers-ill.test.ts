import { afterEach, describe, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import type { PaperFact } from "../../src/model/facts.ts";
import { held } from "./held-papers.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";

import type { Asked, Reply } from "./replay/server.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

async function lookUp(
  ids: readonly string[],
  answer: (asked: Asked) => Reply = answerAsRegistries(held),
): Promise<Map<string, PaperFact>> {
  network = await openReplayNetwork(answer);
  return lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY });
}

async function lookUpOne(id: string, answer?: (asked: Asked) => Reply): Promise<PaperFact | undefined> {
  return (await lookUp([id], answer)).get(id);
}

/** The registries as they are, but for one host. */
function but(host: string, reply: Reply): (asked: Asked) => Reply {
  const rest = answerAsRegistries(held);
  return (asked) => (asked.host === host ? reply : rest(asked));
}

describe("an ill answer is never an absence", () => {
  const challenge =
    "<!doctype html><title>Making sure you're not a bot!</title><div id='anubis_challenge'></div>";
  const error = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults>1</opensearch:totalResults><entry><id>https://arxiv.org/api/errors</id><title>Error</title></entry></feed>`;
  test.each<[string, string, string, Reply]>([
    ["a limit", "arxiv:2406.04449", "export.arxiv.org", { status: 429, body: "Rate exceeded." }],
    ["an empty body", "arxiv:2406.04449", "export.arxiv.org", { body: "" }],
    ["an error inside a 200", "arxiv:2406.04449", "export.arxiv.org", { body: error }],
    [
      "a feed that was cut off",
      "arxiv:2406.99999",
      "export.arxiv.org",
      { body: "<feed><opensearch:totalResults>0</opensearch:totalResults>" },
    ],
    ["a server error", "doi:10.1148/radiol.232255", "doi.org", { status: 500 }],
    ["a refusal", "doi:10.1148/radiol.232255", "doi.org", { status: 403, body: challenge }],
    [
      "other DOIs than asked for",
      "doi:10.1148/radiol.232255",
      "doi.org",
      { body: '[{"DOI":"10.1/x","status":"DOI does not exist"}]' },
    ],
    ["a challenge inside a 200", "doi:10.1148/radiol.232255", "api.crossref.org", { body: challenge }],
    [
      "a gap in a list",
      "doi:10.1148/radiol.232255",
      "api.crossref.org",
      { body: '{"status":"ok","message":{"total-results":9,"items":[]}}' },
    ],
    ["no list", "doi:10.13026/c2jt1q", "api.datacite.org", { body: "{}" }],
    [
      "a broken record",
      "pmid:33846532",
      "eutils.ncbi.nlm.nih.gov",
      { body: '{"result":{"33846532":{"uid":"33846532"}}}' },
    ],
    [
      "an answer that never ends",
      "pmid:33846532",
      "eutils.ncbi.nlm.nih.gov",
      (response) => response.write("{"),
    ],
  ])("%s", async (_name, id, host, reply) => {
    expect(await lookUpOne(id, but(host, reply))).toMatchObject({ status: "unknown" });
    expect((await network.cache.read([`paper:${id}`])).size).toBe(0);
  });

  test("dblp behind its wall leaves the paper known and its publication unknown", async () => {
    const fact = await lookUpOne("arxiv:2010.16056", but("sparql.dblp.org", { body: challenge }));
    expect(fact).toMatchObject({
      status: "found",
      title: "Generating Radiology Reports via Memory-driven Transformer",
    });
    expect(fact).not.toHaveProperty("published");
  });
});

test("one identifier that a registry refuses does not spoil its batch", async () => {
  const rest = answerAsRegistries(held);
  const answer = (asked: Asked): Reply =>
    asked.url.search.includes("2406.00000") ? { status: 400, body: "incorrect id format" } : rest(asked);
  const facts = await lookUp(["arxiv:2406.04449", "arxiv:2406.00000", "arxiv:2010.16056"], answer);
  expect([...facts.values()].map(({ status }) => status)).toEqual(["found", "unknown", "found"]);
});

test("nothing is asked when there is no time left", async () => {
  network = await openReplayNetwork(answerAsRegistries(held));
  const facts = await lookUpPapers(network, ["arxiv:2406.04449"], { until: 0 });
  expect(facts.get("arxiv:2406.04449")).toMatchObject({ status: "unknown" });
  expect(network.server.asked).toEqual([]);
});
