import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { samePaper } from "./match.ts";

/** Titles of one paper as different people write them. */
const one: readonly (readonly [string, string, string])[] = [
  [
    "letter case",
    "Mastering the Game of Go without Human Knowledge",
    "mastering the game of Go without human knowledge",
  ],
  ["dashes", "Pre–trained Image Processing Transformer", "Pre-Trained Image Processing Transformer"],
  [
    "a non-breaking hyphen",
    "Test‑Time Training with Self‑Supervision for Generalization",
    "Test-Time Training with Self-Supervision for Generalization",
  ],
  [
    "lost spaces",
    "Deep Learningfor Symbolic Mathematics and Proofs",
    "Deep Learning for Symbolic Mathematics and Proofs",
  ],
  [
    "curly quotes",
    "“Why Should I Trust You?” Explaining Classifiers",
    '"Why should I trust you?": Explaining classifiers',
  ],
  [
    "formulas",
    "$\\beta$-VAE: Learning Basic Visual Concepts with a Constrained Variational Framework",
    "β-VAE: Learning Basic Visual Concepts with a Constrained Variational Framework",
  ],
  [
    "superscripts",
    "M$^2$: Meshed-Memory Transformer for Image Captioning",
    "M²: Meshed-Memory Transformer for Image Captioning",
  ],
  [
    "ligatures",
    "Eﬃcient Neural Architecture Search via Parameter Sharing",
    "Efficient Neural Architecture Search via Parameter Sharing",
  ],
  [
    "accents",
    "Schrödinger Bridges for Generative Modelling of Signals",
    'Schr\\"odinger bridges for generative modeling of signals',
  ],
  [
    "HTML",
    "Learning CO<sub>2</sub> Plumes &amp; Their Sources from Space",
    "Learning CO2 Plumes & their Sources from Space",
  ],
  ["pictures", "🔥 Visual Instruction Tuning with Many Images", "Visual Instruction Tuning with Many Images"],
  [
    "British spelling",
    "Optimising the Behaviour of Generalised Colour Models",
    "Optimizing the behavior of generalized color models",
  ],
  [
    "a venue behind",
    "Neural Discrete Representation Learning of Speech, NeurIPS 2017",
    "Neural Discrete Representation Learning of Speech",
  ],
  [
    "a tag in front",
    "[CVPR 2022] Masked Autoencoders As Spatial Learners",
    "Masked Autoencoders as Spatial Learners",
  ],
  [
    "a number in front",
    "3. Perceiver IO: A General Architecture for Structured Inputs",
    "Perceiver IO: A General Architecture for Structured Inputs",
  ],
  ["a name in front", "FNet: Mixing Tokens with Fourier Transforms", "Mixing Tokens with Fourier Transforms"],
  [
    "a plural",
    "Scaling Vision Transformers to Gigapixel Image",
    "Scaling Vision Transformer to Gigapixel Images",
  ],
  [
    "a slip",
    "Unsupervised Representaton Learning with Deep Convolutional Networks",
    "Unsupervised Representation Learning with Deep Convolutional Networks",
  ],
  [
    "full width",
    "ＢＥＲＴ：Pre-training of Deep Bidirectional Transformers",
    "BERT: Pre-training of Deep Bidirectional Transformers",
  ],
  ["Chinese", "《基于深度学习的目标检测算法综述》", "基于深度学习的目标检测算法综述"],
  ["Chinese with Latin", "面向医学影像的 Transformer 模型研究进展", "面向医学影像的Transformer模型研究进展"],
  ["Japanese", "深層学習に基づく音声認識・合成の研究動向", "深層学習に基づく音声認識､合成の研究動向"],
  ["Korean", "딥러닝 기반 의료 영상 분할 기법에 관한 연구", "딥러닝기반 의료영상 분할기법에 관한 연구"],
  ["Arabic", "التَّعَلُّم العميق لمعالجة اللغة العربية", "التعلم العميق لمعالجة اللغه العربيه"],
  [
    "digits of Arabic",
    "تصنيف الصور الطبية ٢٠٢٣ باستخدام الشبكات",
    "تصنيف الصور الطبية 2023 باستخدام الشبكات",
  ],
];

test.each(one)("one paper: %s", (_what, a, b) => {
  expect(samePaper({ title: a }, { title: b }).verdict).toBe("same");
});

/** Titles that are near and never of one paper. */
const two: readonly (readonly [string, string, string])[] = [
  ["a series", "Llama 2: Open Foundation and Chat Models", "Llama 3: Open Foundation and Chat Models"],
  [
    "parts",
    "Simultaneous Localisation and Mapping: Part I",
    "Simultaneous Localisation and Mapping: Part II",
  ],
  [
    "years",
    "Findings of the 2021 Conference on Machine Translation",
    "Findings of the 2022 Conference on Machine Translation",
  ],
  [
    "dimensions",
    "Learning Two-Dimensional Flows with Neural Operators",
    "Learning Three-Dimensional Flows with Neural Operators",
  ],
  ["a plus", "Deformable Part Tracking with SAMURAI++", "Deformable Part Tracking with SAMURAI"],
  [
    "a negation",
    "Convergence of Separable Problems under Noise",
    "Convergence of Nonseparable Problems under Noise",
  ],
  [
    "a contrary",
    "Supervised Learning of Depth from Monocular Cameras",
    "Unsupervised Learning of Depth from Monocular Cameras",
  ],
  [
    "a discussion",
    "Discussion of “Latent Dirichlet Models for Counts”",
    "Latent Dirichlet Models for Counts",
  ],
  [
    "an erratum",
    "Erratum to: Deep Learning in Radiology and Beyond",
    "Deep Learning in Radiology and Beyond",
  ],
  [
    "one acronym",
    "PPT: Pre-trained Prompt Tuning for Few-shot Learning",
    "PPT: Backdoor Attacks on Pre-trained Models",
  ],
  ["an extension", "Group Normalization", "Group Normalization in Spiking Networks"],
  ["Chinese", "基于深度学习的图像分割算法综述", "基于强化学习的机器人导航方法研究"],
  ["Japanese", "深層学習による画像認識の基礎", "強化学習によるロボット制御の応用"],
];

test.each(two)("two papers: %s", (_what, a, b) => {
  expect(samePaper({ title: a }, { title: b }).verdict).toBe("different");
});

const arxiv = (number: string) => [`https://arxiv.org/abs/${number}`];
const TITLE = "Training Compute-Optimal Large Language Models";

describe("links and titles together", () => {
  test("a renamed paper is one by its link, and the reason says so", () => {
    const a = {
      title: "CameraCtrl: Enabling Camera Control for Video Diffusion Models",
      links: arxiv("2404.02101"),
    };
    const b = {
      title: "CameraCtrl: Enabling Camera Control for Text-to-Video Generation",
      links: arxiv("2404.02101v2"),
    };
    expect(samePaper(a, b)).toEqual({
      verdict: "same",
      reason: "same arXiv 2404.02101; same name and a similar subtitle",
    });
  });

  test("one title here as a preprint and there as published", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: TITLE, links: ["https://openreview.net/forum?id=iBBcRUlOAPR"] };
    expect(samePaper(a, b)).toEqual({
      verdict: "same",
      reason: "same title; arXiv 2203.15556 here, OpenReview iBBcRUlOAPR there",
    });
  });

  test("one link under two titles was copied", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: "Emergent Abilities of Large Models", links: arxiv("2203.15556") };
    expect(samePaper(a, b)).toEqual({
      verdict: "different",
      reason: "the same arXiv 2203.15556 under two titles",
    });
  });

  test("one title under two numbers is two papers", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: TITLE, links: arxiv("2206.07682") };
    expect(samePaper(a, b).verdict).toBe("different");
  });

  test("code that two papers share makes them no paper", () => {
    const links = ["https://github.com/google-research/t5x"];
    expect(samePaper({ title: TITLE, links }, { title: "Scaling Up Models and Data", links }).verdict).toBe(
      "different",
    );
  });

  test("authors settle what the titles leave open", () => {
    const a = { title: "Guest Editorial", authors: "Y. Bengio, G. Hinton" };
    expect(samePaper(a, { title: "Guest editorial" }).verdict).toBe("likely");
    expect(
      samePaper(a, { title: "Guest editorial", authors: "Geoffrey Hinton and Yoshua Bengio" }).verdict,
    ).toBe("same");
    expect(samePaper(a, { title: "Guest editorial", authors: ["Fei-Fei Li"] }).verdict).toBe("different");
  });
});

test("the same authors may have written an extension", () => {
  const a = { title: "Adversarial Networks for Face Synthesis and Manipulation", authors: "Y. Zhang et al." };
  const b = { ...a, title: `${a.title} with Pretrained Language Models` };
  expect(samePaper(a, b).verdict).toBe("likely");
});

const word = fc.constantFrom(
  ..."deep learning image video diffusion model transformer network 3D GPT-4 of for the and : part II 基于 深度 学习 β $x^2$ Über".split(
    " ",
  ),
);
const title = fc.oneof(
  fc.array(word, { maxLength: 9 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary" }),
);
const link = fc.constantFrom(
  ...arxiv("2203.15556"),
  ...arxiv("2206.07682"),
  "https://doi.org/10.1145/1122445.1122456",
  "nonsense",
);
const paper = fc.record(
  {
    title,
    links: fc.array(link, { maxLength: 2 }),
    authors: fc.constantFrom("A. Ho", "B. Li, C. Wu"),
    year: fc.integer({ min: 2015, max: 2026 }),
  },
  { requiredKeys: ["title"] },
);

test.each(["constructor networks", "Neural Constructor \\constructor{} &valueOf; Networks"])(
  "a word that every object knows is a word: %s",
  (title) => expect(samePaper({ title }, { title }).verdict).toBe("same"),
);

test("one word alone is no title of one thing, unless something else says so", () => {
  const thanks = { title: "Thanks to" };
  expect(samePaper(thanks, { ...thanks }).verdict).toBe("likely");
  const links = ["https://arxiv.org/abs/2003.08934"];
  expect(samePaper({ title: "NeRF", links }, { title: "NeRF", links: [...links] }).verdict).toBe("same");
});

test("no text makes it throw; it is reflexive and symmetric", () => {
  fc.assert(
    fc.property(paper, paper, (a, b) => {
      expect(samePaper(a, a).verdict).toBe("same");
      expect(samePaper(b, a).verdict).toBe(samePaper(a, b).verdict);
    }),
    { numRuns: 300 },
  );
});
