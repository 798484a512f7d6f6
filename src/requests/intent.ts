/** What somebody wants of a list, as far as the words of an issue say. */
export type Intent = "asks" | "may-ask" | "other" | "silent";

/** "please add", "could you include", "I would like to suggest"; the verb soon after the wish. */
const ASKS = [
  /\b(?:please|pls|plz|kindly|could|can|would|may|hope|wish|want|like|love|glad|grateful|appreciate|consider|suggest|propose|request|recommend|worth)\b[^.!?\n]{0,80}\b(?:add|adding|added|addition|include|including|included|inclusion|list|listed|listing)\b/i,
  /\b(?:add|include|adding|including)\b[^.!?\n]{0,80}\b(?:please|papers?|works?|survey|list|preprint|collection|repo)\b/i,
  /^\W{0,3}(?:\[[^\]\n]{0,30}\] ?)?(?:add|include|missing|request|suggest\w*|new)\b[^\n]{0,20}\b(?:papers?|works?|entry|entries|survey)\b/im,
  /^\W{0,3}(?:add(?:ing)?|include|missing|suggestion)\b\s?:?/i,
  /\b(?:addition|inclusion)\b/i,
  /\b(?:is|are|seems?|was) (?:still )?(?:missing|not (?:yet )?(?:listed|included|in (?:the|your|this) list))\b/i,
  /(?:请|希望|能否|可否|可以|麻烦|建议|求|想)[^。！？\n]{0,40}(?:添加|加入|收录|加上|加一下|补充|增加|收入|纳入|新增|加到|补上)/,
  /(?:添加|加入|收录|补充|新增|推荐|自荐)[^。！？\n]{0,20}(?:论文|文章|工作|综述|paper)/i,
  /(?:漏了|遗漏|缺少|没有收录|未收录)/,
] as const;

const MAY_ASK =
  /\b(?:new|recent|latest|our|my|relevant|related|interesting|good|great|nice)\b[^.!?\n]{0,40}\b(?:papers?|works?|survey|preprint|publication|method|dataset|benchmark)\b|\b(?:recommend|suggest|submission|contribut)\w*\b|我们的|新工作|新论文|新文章|推荐|最新/i;

/** What issues of lists are about when they are about something that is there already. */
const ABOUT_WHAT_IS_THERE = [
  /\b(?:broken|dead|wrong|incorrect|outdated|duplicate[ds]?|invalid|mistaken|swapped|mixed up) (?:\w+ )?(?:links?|urls?|entr(?:y|ies)|venues?|years?|titles?|papers?|code|authors?)\b/i,
  /\b(?:links?|urls?|pages?|site|entry|entries|title|venue|year|code|pdf|repo) (?:\w+ ){0,4}(?:is|are|was|leads?|points?|goes|gives?|returns?|seems?) (?:\w+ ){0,4}(?:broken|dead|wrong|incorrect|404|gone|down|misspelled|expired|outdated|elsewhere|duplicated?|to)\b/i,
  /\b(?:404|typo|bug|misspel\w+|mislabel\w*|misplaced|miscategori\w+|licen[cs]e|retracted|crash\w*|traceback|stack trace)\b/i,
  /\b(?:remove|delete|rename|fix|correct|replace|change|update|move)\b (?:\w+ ){0,4}(?:links?|urls?|entr(?:y|ies)|venue|year|title|papers?|section|code|it|name|from|to)\b/i,
  /\b(?:does(?:n't| not)|do not|don't|cannot|can't) (?:work|open|load|render|exist|reproduce)\b/i,
  /\b(?:listed|appears?|included|there) twice\b|\bshould (?:be (?:under|in|moved|listed (?:under|as))|say|read)\b/i,
  /\b(?:add|include|adding)\s+(?:(?:the|a|an|its|their|our|official|missing|new|more|some|any|to)\s+){0,3}(?:code|github|repo\w*|links?|licen[cs]e|badges?|section|column|tags?|category|categories|table|toc|topics?|bibtex|citations?|stars?|search|rss|years?|venues?|descriptions?|summar\w+|abstracts?)\b(?! papers?)/i,
  /失效|打不开|错误|有误|错了|写错|更正|修改|改成|删除|重复|无法|报错|更新(?:一下)?(?:链接|会议|代码)|(?:添加|补充|加上|加)(?:一下)?(?:代码|链接|开源|协议)|已被接收|已接收/,
] as const;

/** News of a listed paper, unless somebody asks for it to be listed in the same breath. */
const NEWS = /\b(?:has been|was|is|got) (?:now )?(?:accepted|published)\b/i;

const THANKS =
  /\b(?:thanks?|thank you|great|awesome|amazing|wonderful|helpful|useful|nice|good)\b[^.!?\n]{0,30}\b(?:list|work|repo\w*|collection|job|effort|resource)\b|\bcit(?:e|ed|es|ing)\b|\b(?:used|built on|based on|inspired by)\b[^.!?\n]{0,20}\b(?:list|repo\w*)\b|感谢|谢谢|引用了/i;

const ASKING_SOMETHING =
  /[?？]|\b(?:how (?:do|can|to|does|did|is|are)|why|what(?:'s| is| are| does)|which|who|when|has any(?:one|body)|does any(?:one|body)|is there|are there|any (?:plan|idea|update|chance)|wondering)\b|怎么|如何|为什么|请问|吗|呢/i;

/**
 * Says whether somebody asks for papers to be listed: "asks" where the words say so, "may-ask" where they could,
 * "other" where they are about something else, "silent" where there are next to no words.
 *
 * @param subject the issue's title.
 * @param prose the issue's text without links, titles of papers and BibTeX.
 */
export function readIntent(subject: string, prose: string): Intent {
  const text = `${subject}\n${prose}`;
  const isAbout = ABOUT_WHAT_IS_THERE.some((pattern) => pattern.test(text));
  if (isAbout) return "other";
  if (ASKS.some((pattern) => pattern.test(text))) return "asks";
  const rest = prose.replace(/[^\p{L}\p{N}\s]/gu, " ").trim();
  if (ASKING_SOMETHING.test(text)) return "other";
  if (THANKS.test(text) || NEWS.test(text)) return "other";
  if (MAY_ASK.test(text)) return "may-ask";
  return wordCount(rest) <= 6 ? "silent" : "other";
}

/** Chinese is counted by the letter pair. */
function wordCount(text: string): number {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return text.split(/\s+/).filter((word) => word !== "" && !/\p{sc=Han}/u.test(word)).length + han / 2;
}
