import type { LinkRole } from "../model/list.ts";
import { readVenue } from "./venue.ts";

/** Words that labels are made of, by what they promise. The first role with a word in the label wins. */
const WORDS: readonly (readonly [LinkRole, RegExp])[] = [
  ["bibtex", /^(?:bib|bibtex|cite|citation)$/],
  [
    "code",
    /^(?:code\w?|codes|github|gitlab|git|gitee|pytorch|torch|tensorflow|tf|keras|caffe2?|mxnet|jax|matlab|theano|chainer|paddle|mindspore|implementation|repo|repository|source|stars?|代码|源码|程序)\d*$/,
  ],
  ["data", /^(?:data|dataset|datasets|benchmark|数据|数据集)\d*$/],
  ["demo", /^(?:demo|colab|huggingface|hf|spaces|space|models?|weights|checkpoints?|notebook|演示)\d*$/],
  ["video", /^(?:video|videos|youtube|talk|bilibili|presentation|视频)\d*$/],
  ["slides", /^(?:slides?|poster|ppt|pptx)\d*$/],
  ["blog", /^(?:blog|post|medium|article|tutorial|zhihu|知乎|博客)\d*$/],
  ["project", /^(?:project|projects|page|website|homepage|webpage|web|site|主页|项目)\d*$/],
  [
    "paper",
    /^(?:paper|papers|pdf|arxiv|doi|preprint|openreview|publication|html|abs|abstract|manuscript|proceedings|acm|ieee|springer|elsevier|nature|supp|supplementary|论文|原文)\d*$/,
  ],
];

/** What labels say of a talk or of the paper's state: `CVPR 2020 (Oral)`, `ECCV2018 (not released)`. */
const REMARK = /\s*\([^()]{1,30}\)$|\s+(?:oral|spotlight|poster|highlight)$/i;

/**
 * What a label promises: "Official Code" → code, "CVPR2021" → paper.
 * A label that is a title, or a word of no known kind, is "other".
 */
export function roleOfLabel(label: string): LinkRole {
  const words = label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length > 5) return "other";
  for (const [role, pattern] of WORDS) if (words.some((word) => pattern.test(word))) return role;
  return readVenue(label.replace(REMARK, ""), 0) ? "paper" : "other";
}

/** True for a label that is nothing but a promise ("paper", "code"), so that `[code]` without target is a placeholder. */
export function isPlaceholderLabel(label: string): boolean {
  const words = label.trim().split(/\s+/);
  return (
    words.length <= 3 &&
    label.length <= 30 &&
    WORDS.some(
      ([, pattern]) =>
        pattern.test((words[0] ?? "").toLowerCase()) || pattern.test((words.at(-1) ?? "").toLowerCase()),
    )
  );
}
