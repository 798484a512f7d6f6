import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkedVersion, linkName, paperIds } from "./paper-id.ts";

describe("papers that look alike", () => {
  test.each([
    [
      "NeurIPS gives one hash to a paper every year",
      "https://papers.nips.cc/paper_files/paper/2010/hash/f899139df5e1059396431415e770c6dd-Abstract.html",
      "https://papers.nips.cc/paper_files/paper/2011/hash/f899139df5e1059396431415e770c6dd-Abstract.html",
    ],
    [
      "CVF's file names repeat but for the year",
      "https://openaccess.thecvf.com/content_cvpr_2016/papers/Song_Deep_Metric_Learning_CVPR_2016_paper.pdf",
      "https://openaccess.thecvf.com/content_cvpr_2017/papers/Song_Deep_Metric_Learning_CVPR_2017_paper.pdf",
    ],
    ["two digits swapped", "https://arxiv.org/abs/2006.11239", "https://arxiv.org/abs/2006.11293"],
    ["OpenReview knows case", "https://openreview.net/forum?id=Aa", "https://openreview.net/forum?id=aA"],
    [
      "a number that begins the other",
      "https://aclanthology.org/2020.acl-main.7",
      "https://aclanthology.org/2020.acl-main.70",
    ],
  ])("%s", (_why, a, b) => {
    expect(paperIds(a)).toHaveLength(1);
    expect(paperIds(b)).toHaveLength(1);
    expect(paperIds(a)).not.toEqual(paperIds(b));
  });
});

describe("what is no paper", () => {
  test.each([
    "",
    "   ",
    "https://",
    "not a link",
    "https://arxiv.org",
    "https://arxiv.org/abs/",
    "https://arxiv.org/list/cs.LG/recent",
    "https://arxiv.org/abs/2405.1965",
    "https://arxiv.org/abs/2413.00001",
    "https://arxiv.org/abs/2405.00000",
    "https://arxiv.org/abs/1405.12345",
    "https://arxiv.org/abs/2405.196541",
    "javascript:alert('https://arxiv.org/abs/2006.11239')",
    "data:text/html,https://arxiv.org/abs/2006.11239",
    "ftp://arxiv.org/abs/2006.11239",
    "https://arxiv.org@evil.example/abs/2006.11239",
    "https://user:secret@arxiv.org/abs/2006.11239",
    "https://arxiv.org:8443/abs/2006.11239",
    "https://arxiv.org.evil.example/abs/2006.11239",
    "https://evil.example/arxiv.org/abs/2006.11239",
    "https://evil.example/?u=https://arxiv.org/abs/2006.11239",
    "https://notarxiv.org/abs/2006.11239",
    "https://arxiv.org/abs/2006.11239%00",
    "https://arxiv.org/abs/2006.11239\u202e",
    "https://doi.org/10.1/x",
    "https://doi.org/10.1145/",
    "https://openreview.net/forum?id=",
    "https://openreview.net/group?id=ICLR.cc/2024/Conference",
    "https://[::1]/abs/2006.11239",
    "https://127.0.0.1/abs/2006.11239",
    `https://arxiv.org/abs/${"9".repeat(5000)}`,
  ])("%j", (url) => {
    expect(paperIds(url)).toEqual([]);
  });
});

test("keeps the brackets of a DOI and drops those around it", () => {
  expect(paperIds("https://doi.org/10.1016/S0969-2126(97)00260-8")).toEqual([
    "doi:10.1016/s0969-2126(97)00260-8",
  ]);
  expect(paperIds("https://doi.org/10.1016/S0969-2126(97)00260-8).")).toEqual([
    "doi:10.1016/s0969-2126(97)00260-8",
  ]);
});

test("keeps the version for showing", () => {
  expect(linkedVersion("https://arxiv.org/pdf/2006.11239v2.pdf")).toBe(2);
  expect(linkedVersion("https://arxiv.org/abs/2006.11239")).toBeNull();
  expect(linkedVersion("https://www.medrxiv.org/content/10.1101/2020.03.24.20042317v3.full.pdf")).toBe(3);
  expect(linkedVersion("https://example.org/v2")).toBeNull();
});

test("old numbers lose their subject class", () => {
  expect(paperIds("https://arxiv.org/abs/cs.LG/0703001v1")).toEqual(["arxiv:cs/0703001"]);
  expect(paperIds("https://arxiv.org/abs/hep-th/9901001")).toEqual(["arxiv:hep-th/9901001"]);
});

test("a page has one name, whatever is tacked on", () => {
  const urls = [
    "https://example.org/paper/",
    "http://www.example.org/paper?utm_source=x&fbclid=1",
    "https://example.org/paper#top",
    "https://example.org/paper/index.html",
  ];
  expect(new Set(urls.map(linkName))).toEqual(new Set(["url:example.org/paper"]));
  expect(linkName("https://example.org/paper?id=2")).not.toBe(linkName("https://example.org/paper?id=3"));
});

const STARTS = [
  "",
  "https://",
  "https://arxiv.org/abs/",
  "https://doi.org/10.",
  "10.1145/",
  "https://a.b/?id=",
];

test("no text makes it throw, and an identifier names itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...STARTS), (rest, start) => {
      const text = start + rest;
      expect(Array.isArray(paperIds(text))).toBe(true);
      expect(typeof linkName(text)).toBe("string");
    }),
  );
  const number = fc.tuple(
    fc.integer({ min: 15, max: 26 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 99_999 }),
  );
  fc.assert(
    fc.property(number, fc.integer({ min: 1, max: 9 }), ([year, month, serial], version) => {
      const id = `${year}${String(month).padStart(2, "0")}.${String(serial).padStart(5, "0")}`;
      const forms = [`abs/${id}`, `pdf/${id}`, `pdf/${id}v${version}.pdf`, `html/${id}v${version}`];
      for (const form of forms) expect(paperIds(`https://arxiv.org/${form}`)).toEqual([`arxiv:${id}`]);
    }),
  );
});
