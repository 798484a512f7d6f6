import fc from "fast-check";
import { expect, test } from "vitest";
import { buildPaperIndex } from "./index.ts";
import { judge, type PaperLike, preparePaper } from "./match.ts";

const words =
  "sparse dense robust deep image video speech graph diffusion transformer network model learning generation via with for".split(
    " ",
  );
const word = fc.constantFrom(...words);
const plain = fc.array(word, { minLength: 1, maxLength: 8 }).map((each) => each.join(" "));
const title = fc.oneof(
  plain,
  fc.tuple(fc.constantFrom("GRAF", "VideoGPT", "Net2"), plain).map((parts) => parts.join(": ")),
);
const links = fc.array(
  fc.constantFrom("arXiv:2203.15556", "arXiv:2206.07682", "https://openreview.net/forum?id=abcdefgh"),
  {
    maxLength: 1,
  },
);
const paper: fc.Arbitrary<PaperLike> = fc.record({ title, links });
const papers = fc.array(paper, { minLength: 2, maxLength: 30 });

/** Every pair that has to do with each other, by comparing all with all. */
function byComparing(all: readonly PaperLike[], asked: PaperLike): PaperLike[] {
  const prepared = preparePaper(asked);
  return all.filter((other) => {
    const { verdict, conflict } = judge(prepared, preparePaper(other));
    return other !== asked && (verdict !== "different" || conflict !== null);
  });
}

const keyed = (all: readonly PaperLike[]) => all.map((each) => ({ key: each, paper: each }));

test("finds what comparing with every paper finds", () => {
  fc.assert(
    fc.property(papers, (all) => {
      const index = buildPaperIndex(keyed(all));
      for (const each of all)
        expect(index.relatedTo(each).map(({ key }) => key)).toEqual(byComparing(all, each));
    }),
    { numRuns: 60 },
  );
});

test("finds a title that is cut short, wherever its words are written apart", () => {
  const long =
    "Multi-modal vision-language model for annotation-free pathology localization and clinical diagnosis";
  const short = "A multimodal vision–language model for annotation-free pathology localization";
  const [brief, longer] = [
    "Multi-view mesh via flow priors",
    "Multiview mesh via flow priors with more guidance signals",
  ];
  for (const [listed, asked] of [
    [long, short],
    [short, long],
    [longer, brief],
    [brief, longer],
  ] as const) {
    const found = buildPaperIndex([{ key: listed, paper: { title: listed } }]).related({ title: asked });
    expect(found.map(({ key, verdict }) => [key, verdict])).toEqual([[listed, "likely"]]);
  }
});

test("unrelated papers never change an answer, whenever they are added", () => {
  const unrelated = [
    "Protein folding at atomic resolution",
    "Reading ancient scrolls by X-ray",
    "Weather from balloons",
  ];
  fc.assert(
    fc.property(papers, paper, (all, asked) => {
      const index = buildPaperIndex(keyed(all));
      const before = index.related(asked);
      for (const other of unrelated) index.add({ title: other }, { title: other });
      expect(index.related(asked)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test("the order of the papers never changes what belongs together", () => {
  fc.assert(
    fc.property(papers, (all) => {
      const tied = (order: readonly PaperLike[]) => {
        const index = buildPaperIndex(keyed(order));
        return new Set(
          order.flatMap((each) =>
            index
              .relatedTo(each)
              .map(({ key }) => [all.indexOf(each), all.indexOf(key)].sort((a, b) => a - b).join()),
          ),
        );
      };
      expect(tied([...all].reverse())).toEqual(tied(all));
    }),
    { numRuns: 60 },
  );
});
