import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts a browser of this machine, or answers null where it has none: `CHROMIUM` names one elsewhere. */
export async function startBrowser(): Promise<Browser | null> {
  const place = [process.env.CHROMIUM, ...PLACES].find((each) => each !== undefined && existsSync(each));
  if (place === undefined) return null;
  return chromium.launch({ executablePath: place, args: ["--no-sandbox"] });
}

/** How many pixels a page is wider than its window. */
export async function widerThanWindow(page: Page): Promise<number> {
  const root = "document.documentElement";
  return Number(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`));
}
