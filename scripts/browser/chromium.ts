import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

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
