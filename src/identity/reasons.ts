import type { Text } from "../model/finding.ts";

/** Why two descriptions are, may be or are not of one paper; each goes on a sentence of its own or after another. */
export const reasons = {
  sameDescription: { en: "the same description", zh: "描述相同" },
  sameTitle: { en: "same title", zh: "标题相同" },
  genericTitle: { en: "a title that many texts have", zh: "该标题十分通用" },
  sameTitleOtherYear: { en: "same title with another year", zh: "标题相同，年份不同" },
  otherKind: { en: "one is a writing about the other", zh: "其中一篇是关于另一篇的评述" },
  nameInFront: (name: string): Text => ({
    en: `same title with "${short(name)}" in front`,
    zh: `标题相同，仅前面多了“${short(name)}”`,
  }),
  smallWords: { en: "same title but for small words and endings", zh: "标题仅虚词与词尾不同" },
  otherNumber: { en: "the titles differ in a number", zh: "标题中的数字不同" },
  oppositeWord: {
    en: "the titles differ in a word that changes their subject",
    zh: "标题中有改变主题的词不同",
  },
  spelling: (a: string, b: string): Text => ({
    en: `same title but for the spelling of "${short(a)}" and "${short(b)}"`,
    zh: `标题相同，仅“${short(a)}”与“${short(b)}”的拼写不同`,
  }),
  nameOnly: { en: "one title is the other's name alone", zh: "一个标题只是另一个的简称" },
  sameNameNearlySubtitle: { en: "same name and nearly the same subtitle", zh: "名称相同，副标题几乎相同" },
  sameName: { en: "same name and a similar subtitle", zh: "名称相同，副标题相近" },
  otherSubtitle: { en: "same name but another subtitle", zh: "名称相同，副标题不同" },
  sameSubtitle: { en: "same subtitle under another name", zh: "副标题相同，名称不同" },
  fewWords: (words: readonly string[]): Text => {
    const list = words.slice(0, 4).map(short).join('", "');
    return { en: `same title but for "${list}"`, zh: `标题仅“${list.replaceAll('", "', "”“")}”不同` };
  },
  cutShort: { en: "one title is the beginning of the other", zh: "一个标题是另一个的开头" },
  otherWords: { en: "titles differ", zh: "标题不同" },
  sharedId: (id: string): Text => ({ en: `same ${id}`, zh: `${id} 相同` }),
  sharedIdOtherTitle: (id: string): Text => ({
    en: `the same ${id} under two titles`,
    zh: `同一 ${id} 对应两个标题`,
  }),
  twoIds: (mine: string, others: string): Text => ({
    en: `${mine} here, ${others} there`,
    zh: `此处为 ${mine}，彼处为 ${others}`,
  }),
  sameAuthors: { en: "the same authors", zh: "作者相同" },
  otherAuthors: { en: "other authors", zh: "作者不同" },
  yearsApart: { en: "years apart", zh: "年份相差较大" },
} satisfies Record<string, Text | ((...words: never[]) => Text)>;

/** Two reasons as one. */
export function joinReasons(...parts: readonly (Text | null)[]): Text {
  const texts = parts.filter((part) => part !== null);
  return { en: texts.map(({ en }) => en).join("; "), zh: texts.map(({ zh }) => zh).join("；") };
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
