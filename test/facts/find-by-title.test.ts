import { afterEach, describe, expect, test } from "vitest";
import { type Described, findByTitle, type TitleSearch } from "../../src/facts/papers/find-by-title.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

const memory = "Generating Radiology Reports via Memory-driven Transformer";
const attention = "Attention Is All You Need";

const registries = answerAsRegistries({
  arxiv: {
    "2010.16056": { title: memory, year: 2020, authors: ["Zhihong Chen", "Yan Song"] },
    "1706.03762": { title: attention, year: 2017, authors: ["Ashish Vaswani", "Noam Shazeer"] },
    "2103.00001": {
      title: "Learning to Read Chest Films with Little Supervision",
      year: 2021,
      authors: ["Ana Lima"],
    },
  },
  crossref: {
    "10.18653/v1/2020.emnlp-main.112": {
      title: memory,
      year: 2020,
      venue: "EMNLP",
      authors: ["Zhihong Chen", "Yan Song"],
    },
    "10.65215/ysbyhc05": {
      title: attention,
      year: 2025,
      type: "posted-content",
      authors: ["Ashish Vaswani"],
    },
    "10.1148/radiol.2021.7": {
      title: "Learning to Read Chest Films with Little Supervision",
      year: 2021,
      venue: "Radiology",
      authors: ["Omar Haddad"],
    },
  },
});

let network: ReplayNetwork;
afterEach(() => network.close());

async function find(
  described: Described,
  answer: (asked: Asked) => Reply = registries,
): Promise<TitleSearch> {
  network = await openReplayNetwork(answer);
  return findByTitle(network, described, { until: Number.POSITIVE_INFINITY });
}

describe("a title leads to its paper", () => {
  test("with authors, and to the published version of two", async () => {
    const search = await find({ title: memory.toUpperCase(), authors: "Chen et al." });
    expect(search).toMatchObject({ outcome: "found", found: { id: "doi:10.18653/v1/2020.emnlp-main.112" } });
  });

  test("without authors, where it has six words and the year agrees", async () => {
    expect(await find({ title: memory, year: 2021 })).toMatchObject({ outcome: "found" });
  });

  test("nor a year, where somebody asks for it", async () => {
    expect(await find({ title: memory, isAsked: true })).toMatchObject({ outcome: "found" });
  });

  test("and not to a copy of it that somebody registered", async () => {
    const search = await find({ title: attention, authors: ["Ashish Vaswani"], year: 2017 });
    expect(search).toMatchObject({ outcome: "found", found: { id: "arxiv:1706.03762" } });
  });
});

describe("less than that is a question", () => {
  test.each<[string, Described, number]>([
    ["a short title without authors", { title: attention, year: 2017 }, 1],
    ["no authors and no year", { title: memory }, 2],
    [
      "a title of two papers, where somebody asks for it",
      { title: "Learning to Read Chest Films with Little Supervision", isAsked: true },
      2,
    ],
    ["another year", { title: memory, year: 2015 }, 2],
    ["other authors", { title: memory, authors: ["Maria Silva"], year: 2020 }, 2],
    [
      "two papers of one title",
      { title: "Learning to Read Chest Films with Little Supervision", year: 2021 },
      2,
    ],
    ["a title that nobody has", { title: "Reports from Nothing at All by Nobody", year: 2024 }, 0],
  ])("%s", async (_name, described, count) => {
    const search = await find(described);
    expect(search.outcome).toBe("candidates");
    expect(search).toHaveProperty("candidates.length", count);
  });
});

test("one source that is silent leaves it unknown", async () => {
  const search = await find({ title: memory, year: 2020 }, (asked) =>
    asked.host === "api.crossref.org" ? { status: 500 } : registries(asked),
  );
  expect(search).toEqual({ outcome: "unknown", why: "api.crossref.org: it answered 500" });
});

test("the same title is asked for once", async () => {
  await find({ title: memory, year: 2020 });
  await findByTitle(network, { title: memory, authors: "Chen" }, { until: Number.POSITIVE_INFINITY });
  expect(network.server.asked).toHaveLength(2);
});
