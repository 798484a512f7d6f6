import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");

interface Source {
  /** Below `src`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly layer: string;
  /** Paths below `src` of the files it imports. */
  readonly imports: readonly string[];
}

const layers = readLayers();
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .map(readSource);
const pure = ["model", "list", "identity", "rules", "config", "review", "requests"];

/** The table of ARCHITECTURE.md: the only place where it is written down. */
function readLayers(): Map<string, ReadonlySet<string>> {
  const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const rows = page.matchAll(/^\| `(\w+)` \| (.*?)\|$/gm);
  return new Map(
    [...rows].map(([, layer = "", allowed = ""]) => [
      layer,
      new Set([...allowed.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "")),
    ]),
  );
}

function layerOf(path: string): string {
  const [first = ""] = path.split("/");
  const name = first.replace(/\.ts$/, "").replace(/^isolated$/, "isolate");
  return layers.has(name) ? name : "edge";
}

function readSource(path: string): Source {
  const text = readFileSync(join(src, path), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g);
  const imports = [...found].map(([, target = ""]) => relative(src, resolve(src, dirname(path), target)));
  return { path, text, layer: layerOf(path), imports };
}

test("the table names every folder of the sources", () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const edges = ["commands", "action"];
  expect(
    folders.map(({ name }) => name).filter((name) => !layers.has(name) && !edges.includes(name)),
  ).toEqual([]);
  expect([...layers.keys()].filter((layer) => !sources.some((source) => source.layer === layer))).toEqual([]);
});

describe.each([...layers.keys()].filter((layer) => layer !== "edge"))("%s", (layer) => {
  test("imports only what the table allows", () => {
    const allowed = layers.get(layer);
    const breaches = sources
      .filter((source) => source.layer === layer)
      .flatMap(({ path, imports }) => imports.map((target) => ({ path, target })))
      .filter(({ target }) => layerOf(target) !== layer && !allowed?.has(layerOf(target)))
      .map(({ path, target }) => `${path} imports ${target}`);
    expect(breaches).toEqual([]);
  });
});

test("the pure ring asks nothing of the machine, the clock, chance or the network", () => {
  const impure =
    /from "(?:node:|@octokit|probot|undici|kysely|pg)|\bfetch\(|\bprocess\.|\bconsole\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/;
  const breaches = sources
    .filter(({ layer }) => pure.includes(layer))
    .flatMap(({ path, text }) => {
      const match = impure.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""));
      return match ? [`${path}: ${match[0]}`] : [];
    });
  expect(breaches).toEqual([]);
});

test("a rule never imports a rule", () => {
  const folderOf = (path: string) => /^rules\/([^/]+)\//.exec(path)?.[1];
  const breaches = sources
    .filter(({ path }) => folderOf(path) !== undefined)
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => folderOf(target) !== undefined && folderOf(target) !== folderOf(path))
        .map((target) => `${path} imports ${target}`),
    );
  expect(breaches).toEqual([]);
});

test("only one file reads the environment", () => {
  const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(["env.ts"]);
});

test("no folder is a place for everything", () => {
  const names = sources.flatMap(({ path }) => path.split("/"));
  expect(names.filter((name) => /^(?:utils?|helpers?|common|shared|misc|lib)(?:\.ts)?$/.test(name))).toEqual(
    [],
  );
});

test("no file waits for itself: imports have no cycles", () => {
  const imports = new Map(sources.map((source) => [source.path, source.imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: string, above: readonly string[]): void {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(" → "));
    else if (!done.has(path)) {
      for (const target of imports.get(path) ?? []) visit(target, [...above, path]);
      done.add(path);
    }
  }
  for (const { path } of sources) visit(path, []);
  expect(cycles).toEqual([]);
});

test("no file is one that everybody touches", () => {
  const long = sources.filter(({ text }) => text.split("\n").length > 251).map(({ path }) => path);
  expect(long).toEqual([]);
});

test("the page that explains it stays one that is read to its end", () => {
  expect(readFileSync(join(root, "ARCHITECTURE.md"), "utf8").split("\n").length).toBeLessThanOrEqual(121);
});
