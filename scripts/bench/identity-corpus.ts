/** Pairs of titles with the answer, written for this benchmark; labelled pairs of others are read beside them. */
export const ownPairs: readonly { readonly a: string; readonly b: string; readonly same: boolean }[] = [
  {
    a: "Pre–trained Image Processing Transformer",
    b: "Pre-Trained Image Processing Transformer",
    same: true,
  },
  {
    a: "$\\beta$-VAE: Learning Basic Visual Concepts",
    b: "β-VAE: learning basic visual concepts",
    same: true,
  },
  {
    a: "FNet: Mixing Tokens with Fourier Transforms",
    b: "Mixing Tokens with Fourier Transforms",
    same: true,
  },
  {
    a: "Optimising the Behaviour of Generalised Colour Models",
    b: "Optimizing the Behavior of Generalized Color Models",
    same: true,
  },
  {
    a: "Neural Discrete Representation Learning of Speech. 2017.",
    b: "Neural Discrete Representation Learning of Speech",
    same: true,
  },
  {
    a: "Deep Learningfor Symbolic Mathematics and Proofs",
    b: "Deep Learning for Symbolic Mathematics and Proofs",
    same: true,
  },
  { a: "《基于深度学习的目标检测算法综述》", b: "基于深度学习的目标检测算法综述", same: true },
  { a: "التَّعَلُّم العميق لمعالجة اللغة العربية", b: "التعلم العميق لمعالجة اللغه العربيه", same: true },
  {
    a: "Llama 2: Open Foundation and Chat Models",
    b: "Llama 3: Open Foundation and Chat Models",
    same: false,
  },
  { a: "Visual Odometry: Part I", b: "Visual Odometry: Part II", same: false },
  {
    a: "Supervised Learning of Depth from Video",
    b: "Unsupervised Learning of Depth from Video",
    same: false,
  },
  { a: "Discussion of “Latent Models for Counts”", b: "Latent Models for Counts", same: false },
  { a: "Group Normalization", b: "Group Normalization in Spiking Networks", same: false },
  { a: "On the Convergence of Adam and Beyond", b: "On the Convergence of SARAH and Beyond", same: false },
];

const ADJECTIVES =
  "sparse dense robust efficient scalable hierarchical contrastive generative multimodal causal neural unified adaptive weakly structured federated differentiable probabilistic recurrent equivariant".split(
    " ",
  );
const SUBJECTS =
  "image video speech graph molecule trajectory document dialogue radiology satellite protein audio scene mesh text code table time-series point-cloud knowledge".split(
    " ",
  );
const TASKS =
  "segmentation generation retrieval detection translation captioning forecasting reconstruction alignment summarization classification tracking planning restoration editing registration completion synthesis recognition estimation".split(
    " ",
  );
const METHODS =
  "diffusion transformers attention flows distillation pretraining prompting hashing sampling regularization tokenization memory routing augmentation kernels quantization curricula wavelets adapters embeddings".split(
    " ",
  );
const FORMS = "via with for under through without beyond from".split(" ");

/** Titles that share their words as those of one field do: `count` of them, always the same for one seed. */
export function madeUpTitles(count: number, seed = 7): string[] {
  const next = generator(seed);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? "";
  return Array.from({ length: count }, () => {
    const name = next() < 0.4 ? `${rareName(next)}: ` : "";
    const rare = next() < 0.5 ? ` ${pick(FORMS)} ${rareName(next).toLowerCase()} ${pick(METHODS)}` : "";
    return `${name}${pick(ADJECTIVES)} ${pick(SUBJECTS)} ${pick(TASKS)} ${pick(FORMS)} ${pick(ADJECTIVES)} ${pick(METHODS)}${rare}`;
  });
}

function rareName(next: () => number): string {
  const syllable = () => "BCDFGLMNPRSTV"[Math.floor(next() * 13)] ?? "";
  const vowel = () => "aeiou"[Math.floor(next() * 5)] ?? "";
  return `${syllable()}${vowel()}${syllable().toLowerCase()}${vowel()}${syllable()}`;
}

/** Numbers from 0 to 1 that look like chance and repeat with their seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
