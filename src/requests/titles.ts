import { isStopWord } from "../identity/words.ts";

/** Words of somebody who writes a letter; no title holds them. */
const LETTER =
  /\b(?:please|pls|i|we|our|my|me|you|your|hi|hello|hey|dear|thanks?|thank|could|would|kindly|regards|sorry|i'm|it's|they|this (?:paper|work|list|repo)|these|here|should|belongs|papers? (?:is|are|below|above)|add(?:ing)? (?:the|this|these|a|our|my))\b|[?]|请|希望|我们|感谢|谢谢|这篇|您|你/i;

const LEAST_WORDS = 3;
const MOST_WORDS = 40;

/** True for a text that could be a paper's title: a few words, and none of a letter. */
export function looksLikeTitle(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS || LETTER.test(text)) return false;
  const content = words.filter((word) => !isStopWord(word.toLowerCase()));
  const capital = content.filter((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word)).length;
  return capital * 2 >= content.length || (capital >= 1 && /[:：]/.test(text) && words.length >= 5);
}

/** The titles that a text quotes: “…”, "…", 《…》, **…**. */
export function quotedTitles(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /"([^"\n]{8,300})"|“([^”\n]{8,300})”|《([^》\n]{4,300})》|「([^」\n]{4,300})」|\*\*([^*\n]{8,300})\*\*|``?([^`\n]{8,300})``?|(?<![\p{L}\p{N}])'([^'\n]{12,300})'(?![\p{L}])/gu,
  )) {
    const title = tidyTitle(match.slice(1).find((each) => each !== undefined) ?? "");
    const isBook = match[3] !== undefined || match[4] !== undefined;
    if (isBook || (looksLikeTitle(title) && !/https?:/.test(title))) found.push(title);
  }
  return found;
}

/** What an issue's subject says beside the wish: "[Paper Request] Add: A Title" is "A Title"; null where that is no title. */
export function titleInSubject(subject: string): string | null {
  const quoted = quotedTitles(subject)[0];
  if (quoted !== undefined) return quoted;
  const rest = subject
    .slice(0, 400)
    .replace(/https?:\/\/\S+/g, "")
    .replace(/^(\s*(?:could|can|would|may) .*)\?\s*$/i, "$1")
    .replace(/^\s*(?:\[[^\]\n]{0,40}\]|【[^】\n]{0,40}】)\s*/, "")
    .replace(
      /^\s*(?:(?:please|pls|kindly|(?:could|can|would) you(?: please)?)\s+)?(?:(?:add(?:ing)?|include|missing|suggest(?:ion|ed)?|request(?:ing)?|recommend(?:ation|ing)?|new|propos(?:e|al)|submit|submission)\b\s*)?(?:(?:to|for|of|the|this|a|an|our|my|new|following|missing|recent|relevant|related|more|one)\s+){0,3}(?:(?:papers?|works?|survey paper|surveys?|entry|article|preprint|request|addition|suggestion)\b)?\s*(?:to (?:the |this |your )?list\s*)?[:：\-–—]?\s*/i,
      "",
    )
    .replace(
      /^\s*(?:请求?|希望|建议|求)?\s*(?:添加|加入|收录|补充|新增|推荐|增加)\s*(?:一篇)?\s*(?:新)?(?:论文|文章|工作|paper)?\s*[:：-]?\s*/i,
      "",
    );
  const title = tidyTitle(
    rest.replace(/\s+(?:to|in|into) (?:the |this |your )?(?:list|repo\w*|awesome\S*|collection)\W*$/i, ""),
  );
  return looksLikeTitle(title) ? title : null;
}

/** A title without what stands around it. */
export function tidyTitle(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^[\s*_`"“”'《》\-–—+:：|>•.,;()[\]]+/, (edge) =>
      edge.includes("[") && !/[\]]/.test(text) ? edge : "",
    )
    .replace(/[\s*_`"“”'《》\-–—:：|,;.([]+$/, "")
    .trim();
}
