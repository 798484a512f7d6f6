const OFFSETS = [0x811c9dc5, 0x9747b28c] as const;
const PRIME = 0x01000193;

/**
 * A short name for a text, ten characters of 0-9 and a-z: the same text always has the same.
 * Two runs of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/); nothing rests on its being hard to forge.
 */
export function fingerprint(text: string): string {
  const [first, second] = OFFSETS.map((offset) => hash(text, offset).toString(36).padStart(7, "0"));
  return `${first}${second?.slice(-3)}`;
}

function hash(text: string, offset: number): number {
  let value = offset;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    value = Math.imul(value ^ (code & 0xff), PRIME);
    value = Math.imul(value ^ (code >> 8), PRIME);
  }
  return value >>> 0;
}
