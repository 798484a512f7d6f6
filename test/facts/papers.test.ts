import { afterEach, describe, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import { paperIds } from "../../src/identity/paper-id.ts";
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
        preprint: "doi:10.1101/2023.06.07.23291119",
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
