/** Beyond so many texts everything is forgotten: a list of three thousand entries has fewer links. */
const MOST = 10_000;

/** The same function, which reads a text once: rule after rule asks about the same links. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const found = read(text);
    known.set(text, found);
    return found;
  };
}
