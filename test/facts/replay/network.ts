import { openClient } from "../../../src/facts/http/client.ts";
import { memoryStores } from "../../../src/facts/memory-stores.ts";
import type { Network } from "../../../src/facts/network.ts";
import { type Asked, openReplay, type ReplayServer, type Reply } from "./server.ts";

/** A network of replayed hosts, with politeness switched off and a clock that the test moves. */
export interface ReplayNetwork extends Network {
  readonly server: ReplayServer;
  /** Lets days go by. */
  wait(days: number): void;
  close(): Promise<void>;
}

export async function openReplayNetwork(
  answer: (asked: Asked) => Reply,
  secrets: { githubToken?: string; semanticScholarKey?: string } = {},
): Promise<ReplayNetwork> {
  const server = await openReplay(answer);
  let time = Date.parse("2026-03-01T00:00:00Z");
  const now = () => time;
  const { pace, cache, strikes } = memoryStores(now);
  const client = openClient({
    userAgent: "listwarden-test",
    pace,
    gap: () => 0,
    patience: 1_000,
    deadline: 2_000,
    connect: server.connect,
  });
  return {
    ...secrets,
    server,
    client,
    cache,
    strikes,
    now,
    wait(days) {
      time += days * 86_400_000;
    },
    close: async () => {
      await client.close();
      await server.close();
    },
  };
}
