import { readFileSync } from "node:fs";

/** The demo's list, which has mistakes of many kinds. */
export const demo = readFileSync(new URL("../../test/fixtures/demo/README.md", import.meta.url), "utf8");

/** Titles and addresses that would be something else than text where a page is made carelessly. */
export const hostile = `# <img src=x onerror=alert(1)> Reports

## 2024

- <script>alert(1)</script> Report Generation [[paper](https://arxiv.org/abs/2407.15268)]
- </table><svg onload=alert(1)> Chest X-ray Models [[paper](https://arxiv.org/abs/2407.15269)]
- " onmouseover="alert(1) Radiology Reports [[paper](javascript:alert(1))]
- {{constructor.constructor('alert(1)')()}} Grounded Reports [[paper](https://arxiv.org/abs/2407.15270)]
- <style>*{display:none}</style> Pathology Reports [[paper](https://arxiv.org/abs/2407.15271"><script>)]
- ${"A very long title without any space ".replaceAll(" ", "_").repeat(12)} [[paper](https://arxiv.org/abs/2407.15272)]
- 放射学报告生成的大型语言模型 \u202e gnp.exe [[paper](https://arxiv.org/abs/2407.15273)]
`;
