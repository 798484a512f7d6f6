import { expect, test } from "vitest";
import { letters } from "../../model/letters.ts";
import { isNearMiss, looksLike } from "./near-miss.ts";

const isMiss = (written: string, name: string, uses = 10) =>
  isNearMiss(written, { name, key: letters(name), uses });

test.each([
  ["MICAAI", "MICCAI", 0],
  ["NeruIPS", "NeurIPS", 0],
  ["NeurIPSS", "NeurIPS", 0],
  ["CVRP", "CVPR", 2],
  ["ICCCV", "ICCV", 2],
  ["ICELR", "ICLR", 5],
  ["EMPLP", "EMNLP", 5],
  ["ECV", "ECCV", 10],
  ["Nature Communication", "Nature Communications", 0],
  ["Computer in Biology and Medecine", "Computers in Biology and Medicine", 0],
])("%s is a slip for %s in a list that uses it %i times", (written, name, uses) => {
  expect(isMiss(written, name, uses)).toBe(true);
});

test.each([
  ["TMM", "TMI"],
  ["ICMI", "ICML"],
  ["IJCB", "IJCV"],
  ["ICMLA", "ICML"],
  ["ICASSPW", "ICASSP"],
  ["EurIPS", "NeurIPS"],
  ["Interspeech", "INTERSPEECH"],
  ["RAL", "RA-L"],
  ["Track 1 of a Challenge", "Track 2 of a Challenge"],
  ["Nature Methods", "Nature Medicine"],
])("%s is another name than %s", (written, name) => {
  expect(isMiss(written, name)).toBe(false);
});

test("a short name that the list does not use is not what was meant", () => {
  expect(isMiss("HPAC", "HPCA", 0)).toBe(false);
});

test("letters that look alike are told by the name they are read as", () => {
  expect(looksLike("NeurlPS", "NeurIPS")).toBe(true);
  expect(looksLike("NeurIPS", "Neurips")).toBe(false);
  expect(looksLike("ICML", "ICMI")).toBe(false);
});
