import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { z } from "zod";
import { parseList } from "../src/list/parse.ts";
import { type LinkFact, noFacts } from "../src/model/facts.ts";
import { readPageState } from "../src/review/page/state.ts";
import { renderPage } from "../src/review/page.ts";
import { buildReview } from "../src/review/review.ts";
import { startBrowser, widerThanWindow } from "./browser/chromium.ts";
import { demo, hostile } from "./browser/lists.ts";

// The report page in a real browser: light and dark, narrow and wide, in English and Chinese, with a hostile list, with a
// script that fails and with none; accessibility is judged by axe.

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core")), "utf8");
const Judged = z.object({
  passes: z.array(z.unknown()),
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});
const SIZES = { narrow: { width: 320, height: 640 }, wide: { width: 1440, height: 900 } };
const VERDICTS = ["alive", "dead", "moved", "suspect", "not-checked", "gated"] as const;
const PAGES = { demo: pageOf(demo, "en"), chinese: pageOf(demo, "zh"), hostile: pageOf(hostile, "en") };

let failed = 0;
let passes = 0;

const browser = await startBrowser();
if (browser === null) {
  console.log(
    "SKIPPED: no Chromium on this machine, so the report page was not tested; CHROMIUM may name one",
  );
} else {
  try {
    await testAll(browser);
  } finally {
    await browser.close();
  }
  console.log(`axe: ${passes} checks passed; ${failed} expectations failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function testAll(browser: Browser): Promise<void> {
  for (const [name, html] of Object.entries(PAGES))
    for (const [size, viewport] of Object.entries(SIZES))
      for (const colorScheme of ["light", "dark"] as const)
        await open(browser, { html, options: { viewport, colorScheme } }, (page) =>
          testLook(page, `${name}, ${size}, ${colorScheme}`),
        );
  await open(browser, { html: PAGES.demo, options: {} }, testTools);
  await open(browser, { html: PAGES.demo, options: { javaScriptEnabled: false } }, (page) =>
    testWithoutTools(page, "without script"),
  );
  const broken = PAGES.demo.replace("<body>", '<body><form id="entries"></form>');
  await open(browser, { html: broken, options: {} }, (page) =>
    testWithoutTools(page, "with a failing script"),
  );
}

/** Opens a page in a fresh context; anything it asks of a network, or any dialogue, is a failure. */
async function open(
  browser: Browser,
  { html, options }: { html: string; options: BrowserContextOptions },
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    expect(false, `a dialogue opened: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.route("**/*", (route) => {
    const { protocol, pathname } = new URL(route.request().url());
    if (protocol === "http:" && pathname === "/report")
      return route.fulfill({ body: html, contentType: "text/html; charset=utf-8" });
    if (pathname !== "/favicon.ico") expect(false, `asked for ${route.request().url()}`);
    return route.abort();
  });
  await page.goto("http://page.invalid/report");
  await test(page);
  await context.close();
}

async function testLook(page: Page, name: string): Promise<void> {
  const scripts = await page.locator("script").count();
  const overflow = await widerThanWindow(page);
  expect(scripts === 2, `${name}: ${scripts} scripts, of which one is data`);
  expect(overflow <= 0, `${name}: ${overflow} pixels wider than the window`);
  await page.evaluate(axe);
  const { violations, passes: passed } = Judged.parse(await page.evaluate("axe.run()"));
  passes += passed.length;
  for (const { id, help, nodes } of violations) expect(false, `${name}: ${id}, ${help}: ${nodes[0]?.html}`);
  console.log(`${name}: ${violations.length} violations`);
}

async function testTools(page: Page): Promise<void> {
  const rows = page.locator("#entries tbody tr:visible");
  const all = await rows.count();
  await page.getByRole("searchbox").fill("clinical report");
  const found = await rows.count();
  expect(found > 0 && found < all, `the search shows ${found} of ${all} entries`);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("checkbox").check();
  const beside = await rows.count();
  expect(beside > 0 && beside < all, `${beside} of ${all} entries have findings`);
  await page.getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Title" }).click();
  const titles = await rows.locator("td.title").allTextContents();
  const sorted = titles.toSorted((a, b) => a.localeCompare(b));
  expect(titles.join("\n") === sorted.join("\n"), "sorting by title sorts by title");
  const order = await page.locator("th[aria-sort]").getAttribute("aria-sort");
  expect(order === "ascending", "a sorted column says so");
}

async function testWithoutTools(page: Page, name: string): Promise<void> {
  const rows = await page.locator("#entries tbody tr, table tbody tr").count();
  expect(rows > 60, `${name}: ${rows} entries are there`);
  expect(!(await page.locator("#tools").isVisible()), `${name}: tools that do nothing are not shown`);
}

/** A page that follows one of the same list without every third entry, and where each link is found to be otherwise. */
function pageOf(source: string, language: "en" | "zh"): string {
  const shorter = source.split("\n").filter((line, index) => !line.startsWith("- ") || index % 3 > 0);
  const first = renderPage({ ...read(shorter.join("\n"), language, 0), before: null, today: "2026-10-25" });
  return renderPage({ ...read(source, language, 1), before: readPageState(first), today: "2026-11-25" });
}

function read(source: string, language: "en" | "zh", shift: number) {
  const path = "README.md";
  const review = buildReview({ files: [{ path, before: null, after: source }], language }, noFacts);
  const list = parseList(source, path);
  const links = new Map<string, LinkFact>();
  for (const { url } of list.entries.flatMap((entry) => entry.links)) {
    const verdict = VERDICTS[(url.length + shift) % VERDICTS.length] ?? "alive";
    links.set(url, {
      verdict,
      evidence: "<script>alert(1)</script>",
      ...(verdict === "moved" ? { target: url } : {}),
    });
  }
  return { lists: [list], review, links };
}

function expect(isTrue: boolean, what: string): void {
  if (isTrue) return;
  failed++;
  console.log(`FAIL ${what}`);
}
