import process from "node:process";
import { parseArgs } from "node:util";
import { loadAdditions } from "./load/additions.ts";
import { loadForms } from "./load/forms.ts";

// Requests under load, on the emulated GitHub. Usage: npm run load:requests -- [--requests 50 --merges 20 --edits 5]
// [--forms 500 --duplicates 100] [--seed 1]

const { values } = parseArgs({
  options: {
    ...{ requests: { type: "string" }, merges: { type: "string" }, edits: { type: "string" } },
    ...{ forms: { type: "string" }, duplicates: { type: "string" }, seed: { type: "string" } },
  },
});
const seed = Number(values.seed ?? 1);
let isGood = true;

if (values.requests !== undefined) {
  const size = {
    ...{ requests: Number(values.requests), merges: Number(values.merges ?? 0) },
    edits: Number(values.edits ?? 0),
  };
  const { accepted, merged, edited, ...damage } = await loadAdditions(size, seed);
  const { conflicts, lost, doubled, left, failures } = damage;
  process.stdout.write(
    `${accepted} accepted requests, ${merged} merges, ${edited} edits by people: ${conflicts} conflicts, ${lost} lost, ${doubled} doubled, ${left} requests left open, ${failures} failures\n`,
  );
  isGood &&= edited === size.edits && conflicts + lost + doubled + left + failures === 0;
}
if (values.forms !== undefined) {
  const tally = await loadForms(Number(values.forms), Number(values.duplicates ?? 0), seed);
  const { forms, answered, ofOne, doubled, pulls, left, failures } = tally;
  process.stdout.write(
    `${forms} forms: ${answered} answered, ${ofOne} at most of one person, ${doubled} answered twice, ${pulls} pull requests, ${left} jobs left, ${failures} failures\n`,
  );
  isGood &&= answered <= 10 && ofOne <= 3 && doubled + left + failures === 0 && pulls <= 1;
}
process.exit(isGood ? 0 : 1);
