import type { Entry } from "../model/list.ts";
import { termsOf } from "./nearest.ts";
import type { PaperLink } from "./paper.ts";

/** A paper as far as its topic is read from it. */
export interface Sighted {
  readonly title: string;
  readonly links: readonly Pick<PaperLink, "url">[];
}

/** The topics of a list, by the words of the papers under them. */
export interface TopicVotes {
  /** How much speaks for each topic; `except` is an entry that does not vote. */
  count(paper: Sighted, except?: Entry): Map<string, number>;
}

/** What a word of the paper's title that a topic's own heading has counts beside the votes. */
const HEADING_WEIGHT = 2;

/**
 * Learns which words stand under which topic. Every word of a paper's title votes for the topics that have it, by their
 * share of it, and the more, the rarer it is in the list; where its links lead votes too: talks, code and papers are
 * often kept apart.
 */
export function learnTopicVotes(entries: readonly Entry[], topicOf: (entry: Entry) => string): TopicVotes {
  const byWord = new Map<string, Map<string, number>>();
  const topics = new Set<string>();
  for (const entry of entries) {
    const topic = topicOf(entry);
    topics.add(topic);
    for (const word of wordsOf(entry)) {
      const counts = byWord.get(word) ?? new Map<string, number>();
      byWord.set(word, counts);
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
  }
  const headings = new Map([...topics].map((topic) => [topic, termsOf(topic.split("\n").at(-1) ?? "")]));

  return {
    count(paper, except) {
      const votes = new Map<string, number>();
      const own = except ? new Set(wordsOf(except)) : new Set<string>();
      const ownTopic = except ? topicOf(except) : null;
      const vote = (topic: string, weight: number) => votes.set(topic, (votes.get(topic) ?? 0) + weight);
      for (const word of wordsOf(paper)) {
        const counts = byWord.get(word) ?? new Map<string, number>();
        const without = (topic: string, count: number) =>
          count - (topic === ownTopic && own.has(word) ? 1 : 0);
        const all = [...counts].reduce((sum, [topic, count]) => sum + without(topic, count), 0);
        for (const [topic, total] of counts) {
          const count = without(topic, total);
          // A word seen once says half of what its share says.
          if (count > 0)
            vote(topic, (count / all) * (count / (count + 1)) * Math.log(1 + entries.length / all));
        }
      }
      const terms = termsOf(paper.title);
      for (const [topic, words] of headings) {
        const shared = [...words].filter((word) => terms.has(word)).length;
        if (shared > 0) vote(topic, (HEADING_WEIGHT * shared) / Math.sqrt(words.size));
      }
      return votes;
    },
  };
}

function wordsOf({ title, links }: Sighted): Set<string> {
  return new Set([...termsOf(title), ...links.map(({ url }) => `host:${URL.parse(url)?.hostname ?? ""}`)]);
}
