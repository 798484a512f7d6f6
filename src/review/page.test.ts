import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { type LinkFact, noFacts } from "../model/facts.ts";
import { POLICY, SCRIPT, STYLE } from "./page/look.ts";
import { type PageState, readPageState } from "./page/state.ts";
import { renderPage } from "./page.ts";
import { buildReview } from "./review.ts";

const good = "- Towards Generalist Biomedical AI [[paper](https://arxiv.org/abs/2307.14334)]";

interface Known {
  readonly links?: ReadonlyMap<string, LinkFact>;
  readonly before?: PageState | null;
}

function pageOf(...lines: string[]): string {
  return pageWith({}, ...lines);
}

function pageWith({ links = new Map(), before = null }: Known, ...lines: string[]): string {
  const source = `# Awesome Reports\n\n## 2023\n\n${lines.join("\n")}\n`;
  const path = "README.md";
  const review = buildReview({ files: [{ path, before: null, after: source }] }, noFacts);
  return renderPage({ lists: [parseList(source, path)], review, links, before, today: "2026-11-25" });
}

test("the page holds the list, its findings and its years", () => {
  const other = "- Replace and Report [[paper](https://aclanthology.org/2023.findings-acl.683)]";
  const page = pageOf(good, good, other);
  expect(page).toContain("<title>Awesome Reports</title>");
  expect(page).toContain("3 entries, ");
  expect(page).toContain("<dt>2023</dt>");
  expect(page.match(/<tr data-found>/g)).toHaveLength(2);
  expect(page).toContain('<a href="https://arxiv.org/abs/2307.14334" rel="noreferrer nofollow">paper</a>');
  expect(page).toContain("(duplicate-entry)");
});

test("it loads nothing from elsewhere, and its policy lets its own style and script through alone", () => {
  const page = pageOf(good);
  expect(page).not.toMatch(/\s(?:src|srcset)=|@import|\burl\(/);
  expect(page).not.toMatch(/<(?:link|img|iframe|object|base)\b/);
  for (const part of [STYLE, SCRIPT])
    expect(POLICY).toContain(`'sha256-${createHash("sha256").update(part).digest("base64")}'`);
});

test.each([
  "<script>alert(1)</script>",
  "</table><img src=x onerror=alert(1)>",
  `" onmouseover="alert(1)`,
  "&lt;b&gt; \u202e gnp.exe",
])("a title stays text: %s", (title) => {
  const page = pageOf(`- ${title} [[paper](https://arxiv.org/abs/2307.14334)]`);
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|<b>|" onmouseover="|\u202e/);
  expect(page.match(/<\/table>/g)).toHaveLength(1);
});

test("an address that is no page of the web is not a link", () => {
  const page = pageOf("- Towards Generalist Biomedical AI [[paper](javascript:alert(1))]");
  expect(page).not.toMatch(/href="(?!https?:)/);
});

test("it says what changed since the page before, which may have been written by anybody", () => {
  const other = "- Replace and Report <b>now</b> [[paper](https://aclanthology.org/2023.findings-acl.683)]";
  const [url, moved] = ["https://arxiv.org/abs/2307.14334", "https://arxiv.org/abs/2307.14335"];
  const first = pageWith({ links: new Map([[url, { verdict: "alive", evidence: "200" }]]) }, good, good);
  expect(first).not.toContain("Since the report");
  const before = readPageState(first);
  const dead = new Map([[url, { verdict: "moved", evidence: "</script>", target: moved } as const]]);
  const page = pageWith({ links: dead, before }, good, other);
  expect(page).toContain("<h2>Since the report of 2026-11-25</h2>");
  expect(page).toMatch(/<h3>1 entry added<\/h3><ul><li>Replace and Report/);
  expect(page).toContain("<h3>1 finding solved</h3>");
  expect(page).toContain(`<li>${url}: alive → moved</li>`);
  expect(page).toContain('<span class="warning">moved</span>');
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(pageWith({ before: readPageState(page), links: dead }, good, other)).toContain(
    "Nothing has changed.",
  );

  const forged = first.replace(/"titles":\[/, '$&"<img src=x onerror=alert(1)>",');
  expect(pageWith({ before: readPageState(forged) }, good)).toContain(
    "<li>&lt;img src=x onerror=alert(1)&gt;</li>",
  );
  const others = ["", "<html>", first.replace('"version":1', '"version":2'), first.replace("</script>", "")];
  for (const text of [...others, first.replace('"titles":[', '"titles":{')])
    expect(readPageState(text)).toBeNull();
});

test("a Chinese list has a Chinese page", () => {
  const prose = "本列表收录医学影像报告生成方向的论文，欢迎提交新的论文，请按照会议和年份排列。";
  const page = pageOf(prose, "", good);
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain("按年份统计");
});
