import type { LinkFact } from "../../model/facts.ts";
import type { Client } from "../http/client.ts";

/**
 * What one look at a link showed, before its history is asked.
 * `failing` becomes evidence only by repetition; `settled` stands as it is and proves nothing about being gone.
 */
export type Sighting =
  | { readonly kind: "alive"; readonly evidence: string; readonly status?: number }
  /** A registry or site says that it has another name now. */
  | { readonly kind: "renamed"; readonly target: string; readonly evidence: string }
  /** Every redirect on the way was permanent. */
  | {
      readonly kind: "redirected";
      readonly target: string;
      readonly evidence: string;
      readonly status: number;
    }
  | {
      readonly kind: "failing";
      readonly failure: Failure;
      readonly evidence: string;
      readonly status?: number;
    }
  | {
      readonly kind: "settled";
      readonly verdict: Exclude<
        LinkFact["verdict"],
        "alive" | "moved" | "dead" | "suspect" | "gone-or-private"
      >;
      readonly evidence: string;
      readonly status?: number;
    };

/**
 * How it failed. `absent`: its registry has no such identifier; `hidden`: its site does not show it, gone or private;
 * `missing`: 404 or 410; `missing-at-publisher`: the same from a host with walls; `unreachable`: no name, no listener,
 * no valid certificate; `ill`: an error, silence; `soft`: a page that says that nothing is there.
 */
export type Failure =
  | "absent"
  | "hidden"
  | "missing"
  | "missing-at-publisher"
  | "unreachable"
  | "ill"
  | "soft";

/** What host classes ask with. */
export interface LinkAsking {
  readonly client: Client;
  /** Whether there is still time to ask. */
  readonly hasTime: () => boolean;
  /** A token of GitHub's, for its API alone; without it repositories are not checked. */
  readonly githubToken?: string;
}

/** A link that was vetted: as the list writes it, and parsed. */
export interface VettedLink {
  readonly written: string;
  readonly url: URL;
}

/** How the links of one class of hosts are verified. */
export interface HostClass {
  readonly name: string;
  claims(url: URL): boolean;
  /** Answers every link it is given; `found` is told of each as soon as it is known. */
  check(
    asking: LinkAsking,
    links: readonly VettedLink[],
    found: (link: string, sighting: Sighting) => void,
  ): Promise<void>;
}

export function settled(
  verdict: Extract<Sighting, { kind: "settled" }>["verdict"],
  evidence: string,
  status?: number,
): Sighting {
  return { kind: "settled", verdict, evidence, ...(status === undefined ? {} : { status }) };
}

export const noTimeLeft: Sighting = settled("not-checked", "there was no time left to ask");
