import { expect, test } from "vitest";
import { linkedFile } from "./linked-file.ts";

test.each([
  ["README.md", "papers/vit.pdf", "papers/vit.pdf"],
  ["README.md", "./papers/vit%20v2.pdf?raw=true", "papers/vit v2.pdf"],
  ["docs/2024/list.md", "../slides/talk.pdf#page=2", "docs/slides/talk.pdf"],
  ["/home/lena/list/README.md", "notes.md", "/home/lena/list/notes.md"],
])("from %s the link %s leads to %s", (list, url, file) => {
  expect(linkedFile(list, url)).toBe(file);
});

test.each([
  ["https://arxiv.org/abs/2304.02643"],
  ["mailto:lena@example.org"],
  ["C:\\papers\\vit.pdf"],
  ["//example.org/vit.pdf"],
  ["/papers/vit.pdf"],
  ["#surveys"],
  ["?tab=readme"],
  ["../../issues"],
  ["issues/new"],
  ["blob/main/notes.md"],
  ["papers/%E0%A4%A.pdf"],
  ["papers/my paper.pdf"],
  ["./"],
  [""],
])("%j names no file of the repository", (url) => {
  expect(linkedFile("README.md", url)).toBeNull();
});
