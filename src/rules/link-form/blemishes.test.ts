import { expect, test } from "vitest";
import { findBlemish } from "./blemishes.ts";

test.each([
  [
    "https://link.zhihu.com/?target=https://openreview.net/forum?id=abcDEF1234",
    "https://openreview.net/forum?id=abcDEF1234",
  ],
  ["https://www.google.com/url?q=https://openreview.net/forum?id=abc&sa=D", null],
  [
    "https://www.google.com/url?q=https%3A%2F%2Fopenreview.net%2Fforum%3Fid%3Dabc&sa=D",
    "https://openreview.net/forum?id=abc",
  ],
  ["https://en.wikipedia.org/wiki/AT&T?utm_source=chatgpt.com", "https://en.wikipedia.org/wiki/AT&T"],
  ["https://example.org/x?utm_source=b#p=1&q=2", "https://example.org/x#p=1&q=2"],
  ["https://example.org/x?utm_source=b&p=1&fbclid=c&q=2", "https://example.org/x?p=1&q=2"],
  ["https://dl-acm-org.proxy.example.edu/doi/10.1145/3571600", null],
])("%s should be %s", (url, better) => {
  expect(findBlemish(url)).toMatchObject({ better });
});

test.each([
  ["https://elib.dlr.de/187431/"],
  ["https://point-net.stanford.edu/"],
  ["https://hyper-net.cs.washington.edu/paper.pdf"],
  ["https://archive.vn/https://example.org/paper"],
  ["https://wayback.archive-it.org/1234/2020/https://example.org/paper"],
  ["https://10.1109/TPAMI.2021.3054719"],
])("nothing is wrong with the form of %s", (url) => {
  expect(findBlemish(url)).toBeNull();
});
