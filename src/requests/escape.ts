import type { EntryForm } from "../model/list.ts";
import { visible } from "../review/inert.ts";

const LONGEST_TITLE = 500;

/** A stranger's words as plain text of a Markdown entry: one line, nothing invisible, no mark-up that comes alive. */
export function escapeText(text: string, form: EntryForm): string {
  const plain = visible(text.replace(/\s+/g, " ").trim(), LONGEST_TITLE)
    .replace(/[\\`*[\]<]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w{1,31};)/g, "&amp;")
    .replace(/https?:\/\//gi, "");
  return form === "row" ? plain.replaceAll("|", "\\|") : plain;
}
