/** Documents by what they are found by. */
export interface Filing<Key> {
  /** Files a document. */
  add(key: Key, document: number): void;
  /** Adds the documents under this key to those found. */
  collect(key: Key, found: Set<number>): void;
}

/** Most keys have one document: it stands for itself there, since a hundred thousand arrays of one cost more to make. */
export function createFiling<Key>(): Filing<Key> {
  const byKey = new Map<Key, number | number[]>();
  return {
    add(key, document) {
      const filed = byKey.get(key);
      if (filed === undefined) byKey.set(key, document);
      else if (typeof filed === "number") byKey.set(key, [filed, document]);
      else filed.push(document);
    },
    collect(key, found) {
      const filed = byKey.get(key);
      if (filed === undefined) return;
      if (typeof filed === "number") found.add(filed);
      else for (const document of filed) found.add(document);
    },
  };
}
