import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import type { Browser } from "playwright-core";
import { startBrowser, widerThanWindow } from "./browser/chromium.ts";
import { commentOn } from "./browser/comments.ts";

// Pictures of the comment as GitHub shows it: Markdown rendered with GitHub's own style sheet in a real browser.
// `docs/review.png` is the README's; with a folder, more of them go there: many problems, narrow windows, dark, Chinese.

const root = fileURLToPath(new URL("..", import.meta.url));
const css = readFileSync(fileURLToPath(import.meta.resolve("github-markdown-css")), "utf8");
const WIDE = 860;
const NARROW = 360;

interface Shot {
  readonly file: string;
  readonly comment: string;
  readonly width: number;
  readonly dark?: boolean;
}

const browser = await startBrowser();
if (browser === null) {
  console.log("SKIPPED: no Chromium on this machine, so nothing was pictured; CHROMIUM may name one");
} else {
  for (const shot of shots(process.argv[2])) await take(browser, shot);
  await browser.close();
}

function shots(folder: string | undefined): Shot[] {
  const readme = { file: join(root, "docs/review.png"), comment: commentOn(2, "en"), width: WIDE };
  if (folder === undefined) return [readme];
  mkdirSync(folder, { recursive: true });
  const counts = [1, 5, 60].flatMap((count) =>
    [NARROW, WIDE].map((width) => ({
      file: join(folder, `${count}-${width}.png`),
      comment: commentOn(count, "en"),
      width,
    })),
  );
  const dark = { file: join(folder, "dark.png"), comment: commentOn(3, "en"), width: WIDE, dark: true };
  return [
    readme,
    ...counts,
    dark,
    { file: join(folder, "zh.png"), comment: commentOn(3, "zh"), width: WIDE },
  ];
}

async function take(browser: Browser, { file, comment, width, dark = false }: Shot): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height: 400 },
    deviceScaleFactor: 2,
    colorScheme: dark ? "dark" : "light",
  });
  await page.setContent(asPage(comment));
  const overflow = await widerThanWindow(page);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  console.log(`${file}${overflow > 0 ? `: ${overflow} pixels wider than the window` : ""}`);
}

/** The comment in the frame that GitHub draws around one. */
function asPage(comment: string): string {
  const body = coloured(
    micromark(comment, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
  );
  return `<!doctype html><meta charset="utf-8"><style>${css}
body{margin:0;padding:12px;background:#fff;font:14px/1.5 -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
.frame{border:1px solid #d1d9e0;border-radius:6px;overflow:hidden}
.head{padding:8px 16px;background:#f6f8fa;border-bottom:1px solid #d1d9e0;color:#59636e}
.head b{color:#1f2328}.badge{border:1px solid #d1d9e0;border-radius:2em;padding:0 7px;font-size:12px;margin:0 4px}
.markdown-body{padding:16px;font-size:14px}
@media(prefers-color-scheme:dark){body{background:#0d1117}.frame,.head,.badge{border-color:#3d444d}.head{background:#151b23;color:#9198a1}.head b{color:#f0f6fc}}
</style><div class="frame"><div class="head"><b>listwarden</b><span class="badge">bot</span>commented now</div>
<div class="markdown-body">${body}</div></div>`;
}

/** A difference in GitHub's colours, as its highlighter marks the lines. */
function coloured(html: string): string {
  return html.replace(
    /(<code class="language-diff">)([\s\S]*?)(<\/code>)/g,
    (_, open, code: string, close) => {
      const lines = code.split("\n").map((line) => {
        const kind = line.startsWith("+") ? "pl-mi1" : line.startsWith("-") ? "pl-md" : null;
        return kind === null ? line : `<span class="${kind}">${line}</span>`;
      });
      return `${open}${lines.join("\n")}${close}`;
    },
  );
}
