/** How much a thing has of each feature. */
interface Featured {
  readonly features: ReadonlyMap<string, number>;
}

/** Where a thing is not zero. */
export interface Vector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** A feature's row, and what it weighs. */
export interface Column {
  readonly row: number;
  readonly weight: number;
}

/** The features of the examples, the rarer the weightier. */
export function vocabulary(examples: readonly Featured[], most: number): Map<string, Column> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = counts.size <= most ? [...counts] : [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
  return new Map(
    kept.map(([feature, count], row) => [feature, { row, weight: Math.log(1 + examples.length / count) }]),
  );
}

/** Of length one; features that no example had are left out. */
export function toVector(
  features: ReadonlyMap<string, number>,
  columns: ReadonlyMap<string, Column>,
): Vector {
  const rows: number[] = [];
  const values: number[] = [];
  for (const [feature, value] of features) {
    const column = columns.get(feature);
    if (column === undefined) continue;
    rows.push(column.row);
    values.push(value * column.weight);
  }
  const length = Math.hypot(...values) || 1;
  return { rows: Int32Array.from(rows), values: Float32Array.from(values, (value) => value / length) };
}
