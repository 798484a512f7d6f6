import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Call } from "../../src/commands/command.ts";
import { runLinks } from "../../src/commands/links.ts";
import { runPapers } from "../../src/commands/papers.ts";
import { openFileStores } from "../../src/facts/file-stores.ts";
import type { Network } from "../../src/facts/network.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

const list = `# Awesome Reports

## arXiv 2020

- Generating Radiology Reports via Memory-driven Transformer [[paper](https://arxiv.org/abs/2010.16056)]
- Prompted Report Drafting [[paper](https://arxiv.org/abs/2410.00441)][[code](http://lab.university.edu/drafting)]
- Hierarchical Evidence Routing for Reports [[paper](https://arxiv.org/abs/2402.91234)][[data](http://[data)]
- Grounded Reports [[paper](https://arxiv.org/abs/2406.04449)][[project](https://lab.university.edu/grounded)]
- Grounded Reports, again [[demo](https://lab.university.edu/grounded)]
`;

const registries = answerAsRegistries({
  arxiv: {
    "2010.16056": {
      title: "Generating Radiology Reports via Memory-driven Transformer",
      dblp: { venue: "EMNLP (1)", year: 2020 },
    },
    "2410.00441": { title: "Prompted Report Drafting", comment: "This paper has been withdrawn" },
    "2406.04449": { title: "Grounded Reports" },
  },
});

function answer(asked: Asked): Reply {
  const { host, url } = asked;
  if (host === "lab.university.edu") return { body: "<title>Our lab</title>" };
  if (host === "huggingface.co" && url.pathname.endsWith("2010.16056"))
    return {
      body: JSON.stringify({
        title: "Generating Radiology Reports via Memory-driven Transformer",
        githubRepo: "https://github.com/zhjohnchan/R2Gen",
        githubRepoAddedBy: "auto",
      }),
    };
  if (host === "huggingface.co" && url.pathname.endsWith("2406.04449"))
    return {
      body: JSON.stringify({
        title: "Ungrounded Reports",
        githubRepo: "https://github.com/other/paper",
        githubRepoAddedBy: "auto",
      }),
    };
  return registries(asked);
}

let folder: string;
let network: ReplayNetwork | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-"));
  writeFileSync(join(folder, "README.md"), list);
});

/** Runs a command with a network of its own that keeps what it learns in the folder's file. */
async function run(
  command: typeof runLinks,
  values: Call["values"] = { format: "text" },
  { answers = answer, file = "facts.jsonl" }: { answers?: typeof answer; file?: string } = {},
): Promise<{ code: number; out: string; bars: string[]; asked: readonly string[] }> {
  let out = "";
  const bars: string[] = [];
  const terminal = {
    color: false,
    print: (text: string) => {
      out += text;
    },
    complain: () => undefined,
    progress: (line: string) => {
      bars.push(line);
    },
  };
  const open = async (): Promise<Network> => {
    network = await openReplayNetwork(answers);
    const stores = await openFileStores(join(folder, file), network.now);
    return { ...network, cache: stores.cache, strikes: stores.strikes };
  };
  const code = await command({ operands: [join(folder, "README.md")], values }, terminal, open);
  await network?.close();
  return {
    code,
    out: out.replaceAll(folder, ""),
    bars,
    asked: network?.server.asked.map(({ host }) => host) ?? [],
  };
}

describe("links", () => {
  test("says what became of each, the worst first, and counts the rest by host", async () => {
    const { code, out, bars } = await run(runLinks);
    expect(code).toBe(1);
    expect(out).toBe(`7 links on 3 hosts, 4 requests.

malformed (1)
  /README.md:7  http://[data
    not a URL

suspect (1)
  /README.md:7  https://arxiv.org/abs/2402.91234
    arXiv does not have it

alive (5)
      3  arxiv.org
      2  lab.university.edu
`);
    expect(bars.at(-2)).toBe(`Links ${"█".repeat(30)} 7 of 7`);
    expect(bars.at(-1)).toBe("");
  });

  test("prints JSON with every link and its places", async () => {
    const { out } = await run(runLinks, { format: "json" });
    const { version, summary, links } = JSON.parse(out);
    expect({ version, summary }).toEqual({ version: 1, summary: { malformed: 1, suspect: 1, alive: 5 } });
    expect(links.find(({ url }: { url: string }) => url.endsWith("/grounded"))).toMatchObject({
      verdict: "alive",
      places: [{ line: 8 }, { line: 9 }],
    });
  });

  test("goes on where a run was killed: what was known by then is not asked again", async () => {
    const kept = join(folder, "facts.jsonl");
    const known = ["http://lab.university.edu/drafting", "paper:arxiv:2406.04449"];
    await run(runLinks, undefined, {
      answers: (asked) => {
        if (!asked.url.pathname.endsWith("/grounded")) return answer(asked);
        return async (response) => {
          await vi.waitUntil(() => known.every((each) => readFileSync(kept, "utf8").includes(each)));
          // What the file holds now is all that a killed process leaves behind.
          copyFileSync(kept, join(folder, "left.jsonl"));
          response.destroy();
        };
      },
    });
    const { asked, out } = await run(runLinks, undefined, { file: "left.jsonl" });
    expect(asked).toEqual(["lab.university.edu"]);
    expect(out).toContain("alive (5)");
  });

  test("asks nothing the second time", async () => {
    await run(runLinks);
    const { asked, out } = await run(runLinks);
    expect(asked).toEqual([]);
    expect(out).toContain("7 links on 3 hosts, 0 requests.");
  });
});

describe("papers", () => {
  test("says what was published, withdrawn, made up, and what has code", async () => {
    const { code, out } = await run(runPapers);
    expect(code).toBe(1);
    expect(out).toBe(`5 entries, 4 identifiers, 3 of them known to a registry.

Retracted or withdrawn (1)
  /README.md:6  Prompted Report Drafting: withdrawn

Identifiers that no registry knows (1)
  /README.md:7  Hierarchical Evidence Routing for Reports: arxiv:2402.91234 (at first sight)

Published since (1)
  /README.md:5  Generating Radiology Reports via Memory-driven Transformer: EMNLP 2020

Code that the list does not link (1)
  /README.md:5  Generating Radiology Reports via Memory-driven Transformer: https://github.com/zhjohnchan/R2Gen
`);
  });

  test("asks nothing the second time", async () => {
    const first = await run(runPapers, { format: "json" });
    const second = await run(runPapers, { format: "json" });
    expect(second.asked).toEqual([]);
    expect(JSON.parse(second.out)).toEqual(JSON.parse(first.out));
  });
});
