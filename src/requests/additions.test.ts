import { expect, test } from "vitest";
import { facts, files } from "../../test/fixtures/requested.ts";
import { makeAdditions } from "./additions.ts";
import { parseRequestCommand } from "./command.ts";

function make(...bodies: string[]) {
  const additions = bodies.map((body, at) => ({
    ...{ number: at + 1, issue: { subject: "Please add a paper", body } },
    edits: {},
  }));
  const others = { waiting: [], taken: [], proposed: [] };
  return makeAdditions(
    { additions, ...others, files, language: "en", url: "https://github.example/a/b" },
    facts,
  );
}

test("a paper that does not exist, is listed or was asked for before is not put in", () => {
  const made = make(
    "https://arxiv.org/abs/2406.99999",
    "https://arxiv.org/abs/2406.00001",
    "https://arxiv.org/abs/2206.00005",
    "https://arxiv.org/abs/2406.00001v2\nhttps://arxiv.org/abs/2406.99999",
  );
  expect(made?.requests.map(({ added, isListed }) => [added, isListed])).toEqual([
    [0, false],
    [1, false],
    [0, true],
    [0, false],
  ]);
  expect(made?.requests[3]?.parts[0]).toContain("It is asked for in #2 already.");
  expect(made?.title).toBe("Add 1 paper");
  expect(made?.body).toContain("- Closes #2\n  - `Segmenting Feet` → `Papers > Segmentation`\n");
  expect(made?.patch).toBe(
    `--- a/README.md
+++ b/README.md
@@ -5,3 +5,4 @@
 - Segmenting Knees in Volumes [[paper](https://arxiv.org/abs/2106.00004)]
 - Learning to Segment Organs [[paper](https://arxiv.org/abs/2206.00005)]
 - A Net for Segmenting Vessels [[paper](https://arxiv.org/abs/2306.00006)]
+- Segmenting Feet [[paper](https://arxiv.org/abs/2406.00001)]`,
  );
});

test("who waits for what the list has by now is looked at again", () => {
  const [listed, wanted] = ["https://arxiv.org/abs/2206.00005", "https://arxiv.org/abs/2406.00001"];
  const waiting = [listed, wanted].map((body, at) => ({
    ...{ number: 20 + at, issue: { subject: "Please add a paper", body } },
  }));
  const proposed = [
    { pullRequest: 30, title: "Learning to Segment Organs", links: [listed] },
    { pullRequest: 31, title: "Segmenting Feet", links: [wanted] },
  ];
  const others = { additions: [], taken: [], language: "en", url: "https://github.example/a/b" } as const;
  expect(makeAdditions({ ...others, waiting, proposed, files }, facts)).toMatchObject({
    ...{ again: [20], pulls: [30], patch: null, files: [] },
  });
});

test.each([
  ["/listwarden add", { kind: "add", section: null }],
  ['/listwarden add "Whole Slides"\nthanks', { kind: "add", section: "Whole Slides" }],
  ["/listwarden decline off topic", { kind: "decline", reason: "off topic" }],
  [
    '/listwarden edit title=A "b" = c section="Slides" venue=CVPR 2024',
    { kind: "edit", edits: { title: 'A "b" = c', section: "Slides", venue: "CVPR 2024" } },
  ],
  ["/listwarden edit", { kind: "unclear" }],
  ["/listwarden edit titel=A", { kind: "unclear" }],
  [" /listwarden add", null],
  ["> /listwarden add", null],
  ["/listwarden\u200b add", null],
  ["/listwarden fix", null],
])("%j is read as a command", (body, expected) => {
  expect(parseRequestCommand(body)).toEqual(expected);
});
