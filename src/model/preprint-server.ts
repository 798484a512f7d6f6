/** True for the places where a paper stands before a venue takes it: "arXiv preprint", "Preprints.org", "CoRR". */
export function isPreprintServer(name: string): boolean {
  return /^(?:arxiv|corr|preprints?(?:\.org)?|biorxiv|medrxiv|chemrxiv|techrxiv|research\s?square|openreview|ssrn|hal)\b/i.test(
    name.trim(),
  );
}
