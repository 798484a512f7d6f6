import type { Text } from "../../model/finding.ts";

/** What is wrong with a character that readers cannot tell from nothing, or from another one. */
export type HiddenKind = "invisible" | "bidi" | "look-alike" | "space" | "hyphen" | "ligature";

/** A character that is not what it seems, where it stands, and what belongs there instead. */
export interface HiddenCharacter {
  readonly kind: HiddenKind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Names for people, of the characters that are met; the others are told by their number alone. */
const NAMES: Readonly<Record<string, Text>> = {
  "\u00a0": { en: "no-break space", zh: "不换行空格" },
  "\u00ad": { en: "soft hyphen", zh: "软连字符" },
  "\u200b": { en: "zero width space", zh: "零宽空格" },
  "\u200c": { en: "zero width non-joiner", zh: "零宽不连字符" },
  "\u200d": { en: "zero width joiner", zh: "零宽连字符" },
  "\u200e": { en: "left-to-right mark", zh: "左至右标记" },
  "\u200f": { en: "right-to-left mark", zh: "右至左标记" },
  "\u2011": { en: "non-breaking hyphen", zh: "不换行连字符" },
  "\u202e": { en: "right-to-left override", zh: "右至左强制覆盖" },
  "\u2060": { en: "word joiner", zh: "词连接符" },
  "\ufeff": { en: "byte-order mark", zh: "字节顺序标记" },
};

/** `U+200B` with its name where it has one that people know. */
export function nameOf(character: string): Text {
  const code = numberOf(character);
  const name = NAMES[character];
  return name ? { en: `${code} ${name.en}`, zh: `${code} ${name.zh}` } : { en: code, zh: code };
}

/** `U+200B` */
export function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Characters with no shape of their own that belong in no entry; the joiners and variation selectors are not among them. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]/u;
const JOINER = /[\u200c\u200d]/u;
const MARK = /[\u061c\u200e\u200f]/u;
const OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/u;
const TAG = /[\u{e0000}-\u{e007f}]/u;
const SUPPLEMENTARY_SELECTOR = /[\u{e0100}-\u{e01ef}]/u;
const LIGATURES: Readonly<Record<string, string>> = {
  "\ufb00": "ff",
  "\ufb01": "fi",
  "\ufb02": "fl",
  "\ufb03": "ffi",
  "\ufb04": "ffl",
};

/** Scripts whose letters take part in joining, where the joiners are letters of the text. */
const PLAIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Nd}\p{P}\p{Z}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Finds invisible and bidirectional characters, special spaces, hyphens and ligatures; offsets count from 0. */
export function scanCharacters(text: string): HiddenCharacter[] {
  if (!/[^\t\n\r\x20-\x7e]/.test(text)) return [];
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  const found: HiddenCharacter[] = [];
  let before = "";
  let isFlag = false;
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    isFlag = character === "\u{1f3f4}" || (isFlag && TAG.test(character));
    const kind = isFlag ? null : kindOf(character, { before, isRightToLeft });
    const end = at + character.length;
    if (kind) found.push({ kind, start: at, end, replacement: replacementOf(character, kind) });
    before = character;
    at = end;
  }
  return found;
}

function kindOf(
  character: string,
  { before, isRightToLeft }: { before: string; isRightToLeft: boolean },
): HiddenKind | null {
  if (INVISIBLE.test(character) || TAG.test(character)) return "invisible";
  if (JOINER.test(character)) return before === "" || PLAIN.test(before) ? "invisible" : null;
  if (SUPPLEMENTARY_SELECTOR.test(character)) return /\p{Script=Han}/u.test(before) ? null : "invisible";
  if (OVERRIDE.test(character)) return "bidi";
  if (MARK.test(character)) return isRightToLeft ? null : "bidi";
  if (character === "\u2011") return "hyphen";
  if (character === "\u00a0") return "space";
  return character in LIGATURES ? "ligature" : null;
}

function replacementOf(character: string, kind: HiddenKind): string {
  if (kind === "hyphen") return "-";
  if (kind === "space" || /[\u2028\u2029]/.test(character)) return " ";
  return LIGATURES[character] ?? "";
}
