import { learnShares } from "./naive-bayes.ts";
import { toVector, type Vector, vocabulary } from "./vectors.ts";

/** What is known of one thing: how much it has of each feature, and for each class what speaks for it, a row a class. */
export interface Observation {
  readonly features: ReadonlyMap<string, number>;
  readonly cues: Float32Array;
}

/** The classes that things are sorted into. */
export interface Classes {
  /** For each class its traits, from 0: those of classes that share one learn it together. */
  readonly traits: readonly (readonly number[])[];
  /** What each cue counts before anything is learned. */
  readonly cues: readonly number[];
}

/** Scores a thing for every class; the highest is the likeliest. */
export type Classifier = (observation: Observation) => Float64Array;

const ROUNDS = 6;
const RATE = 2;
/** How fast the weights of what is everywhere follow: of cues, and of a class as such. */
const CUE_RATE = 0.05;
const BIAS_RATE = 0.1;
/** What is as sure as this is not learned again. */
const SURE = 0.01;
/** How much naive Bayes counts beside the regression. Tuned as the weights of features are. */
const SHARES_WEIGHT = 0.5;
/** Features beyond so many weights are left out, the rarest first. */
const MOST_WEIGHTS = 4_000_000;

/** What is learned, and room for what is reckoned with it: examples are many. */
interface Model {
  readonly traits: Classes["traits"];
  /** How many traits there are; the weights have a row of so many for each feature. */
  readonly width: number;
  readonly weights: Float32Array;
  readonly biases: Float64Array;
  readonly cueWeights: Float64Array;
  readonly sums: Float64Array;
  readonly slopes: Float64Array;
  readonly scores: Float64Array;
}

type Example = Observation & { readonly is: number };

/**
 * Learns to tell classes apart from examples: softmax regression over tf-idf features of length one, by stochastic
 * gradient descent in an order that is always the same, and beside it naive Bayes, which few examples teach better.
 *
 * @param examples each with its class.
 */
export function learnClassifier(examples: readonly Example[], { traits, cues }: Classes): Classifier {
  const width = traits.reduce((most, own) => Math.max(most, ...own.map((trait) => trait + 1)), 1);
  const columns = vocabulary(examples, Math.max(1, Math.floor(MOST_WEIGHTS / width)));
  const model: Model = {
    ...{ traits, width, weights: new Float32Array(columns.size * width), biases: new Float64Array(width) },
    ...{ cueWeights: Float64Array.from(cues), sums: new Float64Array(width) },
    ...{ slopes: new Float64Array(width), scores: new Float64Array(traits.length) },
  };
  const vectors = examples.map(({ features }) => toVector(features, columns));
  const order = shuffled(examples.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of order) {
      const [example, vector] = [examples[at], vectors[at]];
      if (example && vector) learn(model, { vector, ...example }, RATE / (1 + 0.3 * round));
    }
  }
  const shares = learnShares(
    vectors.map((vector, at) => ({ vector, is: examples[at]?.is ?? 0 })),
    { classes: traits.length, rows: columns.size },
  );
  return ({ features, cues: given }) => {
    const vector = toVector(features, columns);
    score(model, vector, given);
    const beside = shares(vector);
    return model.scores.map((each, at) => each + SHARES_WEIGHT * (beside[at] ?? 0));
  };
}

function score(model: Model, { rows, values }: Vector, given: Float32Array): void {
  const { traits, width, weights, cueWeights, sums, scores } = model;
  sums.set(model.biases);
  for (let at = 0; at < rows.length; at++) {
    const start = (rows[at] ?? 0) * width;
    const value = values[at] ?? 0;
    for (let trait = 0; trait < width; trait++)
      sums[trait] = (sums[trait] ?? 0) + (weights[start + trait] ?? 0) * value;
  }
  const all = cueWeights.length;
  for (let at = 0; at < traits.length; at++) {
    let sum = 0;
    for (const trait of traits[at] ?? []) sum += sums[trait] ?? 0;
    for (let cue = 0; cue < all; cue++) sum += (cueWeights[cue] ?? 0) * (given[at * all + cue] ?? 0);
    scores[at] = sum;
  }
}

/** Moves the weights towards what an example is, as far as they are not sure of it. */
function learn(model: Model, example: Example & { readonly vector: Vector }, rate: number): void {
  const { traits, cueWeights, slopes, scores } = model;
  const { vector, cues: given, is } = example;
  score(model, vector, given);
  toShares(scores);
  scores[is] = (scores[is] ?? 0) - 1;
  if (Math.abs(scores[is] ?? 0) < SURE) return;
  slopes.fill(0);
  for (let at = 0; at < scores.length; at++) {
    const error = scores[at] ?? 0;
    if (Math.abs(error) < SURE) continue;
    for (const trait of traits[at] ?? []) slopes[trait] = (slopes[trait] ?? 0) + error;
    for (let cue = 0; cue < cueWeights.length; cue++) {
      const value = given[at * cueWeights.length + cue] ?? 0;
      cueWeights[cue] = (cueWeights[cue] ?? 0) - rate * CUE_RATE * error * value;
    }
  }
  adjust(model, vector, rate);
}

function adjust({ width, weights, biases, slopes }: Model, { rows, values }: Vector, rate: number): void {
  for (let trait = 0; trait < width; trait++) {
    const slope = slopes[trait] ?? 0;
    if (slope === 0) continue;
    biases[trait] = (biases[trait] ?? 0) - rate * BIAS_RATE * slope;
    for (let at = 0; at < rows.length; at++) {
      const index = (rows[at] ?? 0) * width + trait;
      weights[index] = (weights[index] ?? 0) - rate * (values[at] ?? 0) * slope;
    }
  }
}

/** Softmax, in place. */
function toShares(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - most);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

/** 0 to count - 1, mixed by a generator of numbers that are always the same: neighbours in a list are alike. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  let state = 7;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = (state >>> 8) % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
