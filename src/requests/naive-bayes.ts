import type { Vector } from "./vectors.ts";

/** How much of what all examples have is added to each class before it is compared: classes are small. */
const SMOOTHING = 200;
/** How much it counts that a class is large. */
const PRIOR_WEIGHT = 0.5;

interface Size {
  readonly classes: number;
  readonly rows: number;
}

/**
 * Multinomial naive Bayes with Dirichlet smoothing towards the examples as a whole (Zhai and Lafferty, "A Study of
 * Smoothing Methods for Language Models", 2004).
 *
 * @param examples each with its class, and no feature beyond the rows.
 * @returns gives each class the logarithm of how much likelier a thing is there than anywhere.
 */
export function learnShares(
  examples: readonly { readonly vector: Vector; readonly is: number }[],
  { classes, rows }: Size,
): (vector: Vector) => Float64Array {
  const masses = new Float32Array(rows * classes);
  const everywhere = new Float64Array(rows);
  const totals = new Float64Array(classes);
  const counts = new Float64Array(classes);
  for (const { vector, is } of examples) {
    counts[is] = (counts[is] ?? 0) + 1;
    for (const [at, row] of vector.rows.entries()) {
      const value = vector.values[at] ?? 0;
      masses[row * classes + is] = (masses[row * classes + is] ?? 0) + value;
      everywhere[row] = (everywhere[row] ?? 0) + value;
      totals[is] = (totals[is] ?? 0) + value;
    }
  }
  const all = totals.reduce((sum, total) => sum + total, 0);
  const priors = counts.map((count) => PRIOR_WEIGHT * Math.log((count + 0.5) / (examples.length + 0.5)));

  return ({ rows: own, values }) => {
    const scores = priors.slice();
    for (const [at, row] of own.entries()) {
      const usual = (everywhere[row] ?? 0) / all;
      for (let each = 0; each < classes; each++) {
        const here = (masses[row * classes + each] ?? 0) + SMOOTHING * usual;
        const share = here / ((totals[each] ?? 0) + SMOOTHING);
        scores[each] = (scores[each] ?? 0) + (values[at] ?? 0) * Math.log(share / usual);
      }
    }
    return scores;
  };
}
