import { describe, expect, test } from "vitest";
import { file, good, listed, run } from "./terminal.ts";

describe("same", () => {
  test("says the verdict and the reason", async () => {
    const names = ["MAIRA-1: A specialised large multimodal model", "MAIRA-2: Grounded report generation"];
    expect(await run("same", ...names)).toMatchObject({
      code: 1,
      out: "different: the titles differ in a number\n",
    });
    const links = [
      "--link-a",
      "https://arxiv.org/abs/2406.04449v2",
      "--link-b",
      "https://openreview.net/forum?id=abcdefgh",
    ];
    const titles = ["MAIRA-2: Grounded Report Generation", "maira-2: grounded report generation"];
    expect(await run("same", ...titles, ...links, "--format", "json")).toMatchObject({
      code: 0,
      out: `${JSON.stringify({ verdict: "same", reason: "same title; arXiv 2406.04449 here, OpenReview abcdefgh there" })}\n`,
    });
  });

  test("compares links and identifiers without a title", async () => {
    const forms = ["https://arxiv.org/pdf/2406.04449v2.pdf", "arXiv:2406.04449"];
    expect(await run("same", ...forms)).toMatchObject({ code: 0, out: "same: same arXiv 2406.04449\n" });
    expect((await run("same", "arXiv:2406.04449", "A title")).code).toBe(2);
  });
});

describe("duplicates", () => {
  const copy = "- Fact-aware multimodal retrieval augmentation [[paper](https://arxiv.org/abs/2407.15268v2)]";

  test("shows where a paper stands, and why it is one", async () => {
    const { code, out } = await run("duplicates", file("README.md", listed(good, copy)));
    expect(code).toBe(0);
    expect(out).toContain("same: same arXiv 2407.15268; same title");
    expect(out).toContain("README.md:5  Awesome Reports › 2024");
    expect(out).toContain("README.md:6  Awesome Reports › 2024");
    expect((await run("duplicates", file("one.md", listed(good)))).out).toBe("No paper stands here twice.\n");
  });

  test("answers as JSON and as a table", async () => {
    const path = file("README.md", listed(good, copy));
    const { groups } = JSON.parse((await run("duplicates", path, "--format", "json")).out);
    expect(groups).toMatchObject([{ verdict: "same", places: [{ line: 5 }, { line: 6 }] }]);
    const table = (await run("duplicates", path, "--format", "markdown")).out.split("\n");
    expect(table[2]).toMatch(/^\| Fact-Aware .* \| same \| .*README\.md:5 .*<br>README\.md:6 /);
  });
});
