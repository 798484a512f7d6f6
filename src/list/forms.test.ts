import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Entry } from "../model/list.ts";
import { parseList } from "./parse.ts";

/** How many entries a careful reader counts in each fixture; written down by hand, before the parser was asked. */
const counts: Readonly<Record<string, number>> = {
  "authors-after-bold-title": 4,
  "badges-as-links": 4,
  "blocks-of-lines": 5,
  "boxed-link-groups": 5,
  "bracket-outside-the-link": 4,
  "dates-first": 5,
  "details-around-entries": 7,
  "headings-as-entries": 8,
  "linked-titles": 5,
  "links-before-titles": 4,
  "markdown-table": 5,
  "nested-bullets-as-fields": 4,
  "nested-bullets-as-sections": 5,
  "not-entries": 3,
  "numbered-items": 4,
  "paragraphs-without-bullets": 4,
  "plain-link-groups": 4,
  "quoted-titles": 4,
  "stressed-words-in-titles": 5,
  "venue-as-link-label": 4,
};

const folder = new URL("./forms/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -".md".length));

test("every form has its count", () => {
  expect(names).toEqual(Object.keys(counts));
});

describe.each(names)("%s", (name) => {
  const source = readFileSync(new URL(`${name}.md`, folder), "utf8");
  const { entries } = parseList(source);

  test("has the entries that a reader counts", () => {
    expect(entries.map(({ title }) => title)).toHaveLength(counts[name] ?? Number.NaN);
  });

  test("is read as its file says", async () => {
    await expect(`${entries.map(readingOf).join("\n")}\n`).toMatchFileSnapshot(
      new URL(`${name}.txt`, folder).pathname,
    );
  });

  test("says the same with the line ends of Windows", () => {
    const windows = parseList(source.replaceAll("\n", "\r\n")).entries;
    expect(windows.map(readingOf)).toEqual(entries.map(readingOf));
  });
});

function readingOf(entry: Entry): string {
  const { title, venue, year, authors, links, section } = entry;
  return [
    `line ${entry.line}  ${title}`,
    `  in ${section.path.slice(1).join(" > ")}`,
    ...(venue || year ? [`  at ${[venue?.name, year].filter(Boolean).join(" ")}`] : []),
    ...(authors ? [`  by ${authors}`] : []),
    ...links.map(({ role, label, url }) => `  ${role} [${label}] ${url || "(no link)"}`),
  ].join("\n");
}
