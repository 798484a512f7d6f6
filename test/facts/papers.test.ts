import { afterEach, describe, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import { paperIds } from "../../src/identity/paper-id.ts";
import type { PaperFact } from "../../src/model/facts.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries, type Registries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

const held: Registries = {
  arxiv: {
    "2406.04449": {
      title: "MAIRA-2: Grounded Radiology Report Generation",
      authors: ["Shruthi Bannur", "Kenza Bouzid"],
    },
    "1606.08415": {
      title: "Gaussian Error Linear Units (GELUs)",
      firstTitle: "Bridging Nonlinearities and Stochastic Regularizers with Gaussian Error Linear Units",
      year: 2016,
    },
    "2311.18260": {
      title: "Consensus, Dissensus and Synergy between Clinicians and AI for Report Generation",
      year: 2023,
      doi: "10.1038/s41591-024-03302-1",
      comment: "Code: https://github.com/deepmind/flamingo-cxr.",
    },
    "2410.00441": { title: "ReXplain for Patients", comment: "This paper has been withdrawn by the authors" },
    "2010.16056": {
      title: "Generating Radiology Reports via Memory-driven Transformer",
      year: 2020,
      dblp: { venue: "EMNLP (1)", year: 2020, doi: "10.18653/v1/2020.emnlp-main.112" },
    },
    "cs/0703001": { title: "Searching Radiology Archives", year: 2007 },
  },
  crossref: {
    "10.1038/s41591-024-03302-1": {
      title: "Collaboration between clinicians and AI",
      year: 2024,
      venue: "Nature Medicine",
      type: "journal-article",
    },
    "10.1148/radiol.232255": {
      title: "<i>Chest</i> Radiograph Reports &amp; Language\n   Models",
      authors: ["Felix Busch"],
      venue: "Radiology",
      type: "journal-article",
      year: 2024,
    },
    "10.1016/j.media.2022.1": {
      title: "RETRACTED: Reports from Scans",
      venue: "Medical Image Analysis",
      updatedBy: "retraction",
    },
    "10.1101/2023.06.07.23291119": {
      title: "Impressions by ChatGPT",
      type: "posted-content",
      isPreprintOf: "10.1148/radiol.232255",
    },
    "10.18653/v1/2023.acl-long.451": { title: "Replace and Report", venue: "Proceedings of ACL", year: 2023 },
    "10.65215/ysbyhc05": { title: "Attention Is All You Need", type: "posted-content", year: 2025 },
  },
  datacite: {
    "10.13026/c2jt1q": { title: "MIMIC-CXR Database", authors: ["Johnson, Alistair"], year: 2019 },
  },
  pubmed: {
    "9500320": {
      title: "Ileal-lymphoid-nodular hyperplasia",
      year: 1998,
      venue: "Lancet",
      pubtype: ["Journal Article", "Retracted Publication"],
    },
    "33846532": {
      title: "Deep learning for chest radiographs",
      year: 2021,
      venue: "NPJ Digit Med",
      authors: ["Seyyed-Kalantari L"],
    },
  },
  pmc: { "8042022": "33846532" },
  openreview: {
    H1rT2PF8Kd: { title: "Contrastive Report Generation", dblp: { venue: "ICLR (Poster)", year: 2022 } },
  },
};

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

describe("a paper that its registry has", () => {
  test.each<[string, Partial<PaperFact>]>([
    [
      "arxiv:2406.04449",
      {
        title: "MAIRA-2: Grounded Radiology Report Generation",
        year: 2024,
        isPreprint: true,
        authors: ["Shruthi Bannur", "Kenza Bouzid"],
      },
    ],
    ["arxiv:cs/0703001", { title: "Searching Radiology Archives", year: 2007 }],
    [
      "arxiv:1606.08415",
      {
        title: "Gaussian Error Linear Units (GELUs)",
        otherTitles: ["Bridging Nonlinearities and Stochastic Regularizers with Gaussian Error Linear Units"],
      },
    ],
    ["arxiv:2410.00441", { withdrawn: "withdrawn" }],
    [
      "arxiv:2010.16056",
      { published: { venue: "EMNLP", year: 2020, doi: "10.18653/v1/2020.emnlp-main.112" } },
    ],
    [
      "arxiv:2311.18260",
      {
        published: { venue: "Nature Medicine", year: 2024, doi: "10.1038/s41591-024-03302-1" },
        code: "https://github.com/deepmind/flamingo-cxr",
      },
    ],
    [
      "doi:10.1148/radiol.232255",
      {
        title: "Chest Radiograph Reports & Language Models",
        venue: "Radiology",
        year: 2024,
        authors: ["Felix Busch"],
        isPreprint: false,
      },
    ],
    ["doi:10.1016/j.media.2022.1", { title: "Reports from Scans", withdrawn: "retracted" }],
    [
      "doi:10.1101/2023.06.07.23291119",
      { isPreprint: true, published: { venue: "Radiology", year: 2024, doi: "10.1148/radiol.232255" } },
    ],
    ["doi:10.13026/c2jt1q", { title: "MIMIC-CXR Database", year: 2019 }],
    ["acl:2023.acl-long.451", { title: "Replace and Report", venue: "Proceedings of ACL" }],
    ["pmid:9500320", { title: "Ileal-lymphoid-nodular hyperplasia", withdrawn: "retracted", year: 1998 }],
    ["pmcid:8042022", { title: "Deep learning for chest radiographs", venue: "NPJ Digit Med" }],
    ["openreview:H1rT2PF8Kd", { title: "Contrastive Report Generation", venue: "ICLR", year: 2022 }],
  ])("%s", async (id, expected) => {
    expect(await lookUpOne(id)).toMatchObject({ status: "found", ...expected });
  });
});

describe("a paper of proceedings that describe themselves", () => {
  const title = "METransformer: Radiology Report Generation by Transformer";
  const described = `<meta name="citation_title" content="${title}"><meta name="citation_publication_date" content="2023">`;
  test.each([
    [
      "https://openaccess.thecvf.com/content/CVPR2023/papers/Wang_METransformer_Report_CVPR_2023_paper.pdf",
      "openaccess.thecvf.com/content/CVPR2023/html/Wang_METransformer_Report_CVPR_2023_paper.html",
    ],
    ["https://proceedings.mlr.press/v250/lee24a/lee24a.pdf", "proceedings.mlr.press/v250/lee24a.html"],
    [
      "https://proceedings.neurips.cc/paper_files/paper/2023/file/6dcf277ea32ce3288914faf369fe6de0-Paper-Conference.pdf",
      "proceedings.neurips.cc/paper_files/paper/2023/hash/6dcf277ea32ce3288914faf369fe6de0-Abstract-Conference.html",
    ],
    [
      "https://ojs.aaai.org/index.php/AAAI/article/download/38379/42341",
      "ojs.aaai.org/index.php/AAAI/article/view/38379",
    ],
  ])("%s", async (link, page) => {
    const pages: Reply = { body: described };
    network = await openReplayNetwork(({ host, url }) =>
      `${host}${url.pathname}` === page ? pages : { status: 404 },
    );
    const ids = paperIds(link);
    const facts = await lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY, pages: [link] });
    expect([...facts.values()]).toMatchObject([{ status: "found", title, year: 2023 }]);
  });
});

describe("an identifier that its registry does not have", () => {
  test.each(["arxiv:2406.99999", "doi:10.1109/cvpr.2016.999999", "pmid:99999999"])(
    "%s is absent",
    async (id) => {
      expect(await lookUpOne(id)).toMatchObject({ status: "absent" });
    },
  );

  test("is confirmed by a second look a day later, not by one at once", async () => {
    const id = "arxiv:2406.99999";
    await lookUp([id]);
    const again = async () =>
      (await lookUpPapers(network, [id], { until: Number.POSITIVE_INFINITY })).get(id);
    expect(await again()).not.toHaveProperty("confirmed");
    network.wait(1);
    expect(await again()).toMatchObject({ status: "absent", confirmed: true });
  });

  test.each([
    "openreview:Qx7kP2mN4w",
    "acl:2099.acl-long.1",
    "ieee:9710099",
    "pmcid:1",
    "doi:10.65215/ysbyhc05",
  ])("%s is unknown: its silence proves nothing", async (id) => {
    expect(await lookUpOne(id)).toMatchObject({ status: "unknown" });
  });
});

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
