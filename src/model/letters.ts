/**
 * A text as its letters and figures alone, in lower case: what two ways to write a title, a name or a label share.
 * Numbers of findings in List reports are kept by it: what it folds never changes.
 */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
