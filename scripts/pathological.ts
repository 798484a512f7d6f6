import { parseArgs } from "node:util";
import { reviewIsolated } from "../src/isolate.ts";
import { noFacts } from "../src/model/facts.ts";
import { shapes } from "../test/pathological/shapes.ts";

// Reviews hostile texts of a size of one's choice: `npm run test:pathological -- --size 1000000 --limit 10000`.
const { values } = parseArgs({
  options: { size: { type: "string", default: "1000000" }, limit: { type: "string", default: "10000" } },
});
const size = Number(values.size);
const limit = Number(values.limit);
let late = 0;
for (const { name, build } of shapes) {
  const files = [{ path: "README.md", before: null, after: build(size) }];
  const start = performance.now();
  const result = await reviewIsolated({ files }, () => Promise.resolve(noFacts), {
    bytes: 5_000_000,
    milliseconds: limit,
    heap: 1024,
  });
  const took = performance.now() - start;
  const file = result.outcome === "reviewed" ? result.review.files[0] : undefined;
  const outcome = result.outcome === "stopped" ? result.why.en : file?.judged ? "judged" : (file?.why ?? "");
  if (took > limit * 1.5) late++;
  console.log(`${took.toFixed(0).padStart(6)} ms  ${name}: ${outcome}`);
}
console.log(`${shapes.length} shapes of ${size} characters, ${late} beyond the limit`);
if (late > 0) process.exitCode = 1;
