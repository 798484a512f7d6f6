const nouns = ["Reports", "Slides", "Radiographs", "Volumes", "Questions", "Captions", "Findings"];
const verbs = ["Written", "Read", "Checked", "Grounded", "Compared", "Shortened", "Translated", "Retrieved"];
const ways = ["with Memory", "by Small Models", "from Few Examples", "at Every Scale", "under Noise"];

/** A title for each number, no two of which are alike. */
export function titleOf(at: number): string {
  const noun = nouns[at % nouns.length];
  const verb = verbs[Math.floor(at / nouns.length) % verbs.length];
  const way = ways[Math.floor(at / (nouns.length * verbs.length)) % ways.length];
  return `M${at}Net: ${noun} ${verb} ${way}`;
}
