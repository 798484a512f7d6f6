/** Shorter words are too near each other: event and edge. */
const MIN_LENGTH = 6;

/**
 * True where two words differ by one slip of the fingers inside: a letter more, less, other or two swapped.
 * The first letter must agree, and both must be of one script without digits.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < MIN_LENGTH || a[0] !== b[0] || /\d/.test(a + b)) return false;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || long === short) return false;
  let start = 0;
  while (start < short.length && long[start] === short[start]) start++;
  let end = 0;
  while (end < short.length - start && long[long.length - 1 - end] === short[short.length - 1 - end]) end++;
  const left = long.slice(start, long.length - end);
  const right = short.slice(start, short.length - end);
  if (left.length + right.length <= 1) return true;
  if (left.length === 1 && right.length === 1) return true;
  return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}
