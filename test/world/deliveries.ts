import { createHmac, randomUUID } from "node:crypto";
import type { GitHubProxy, Json } from "./proxy.ts";
import { fresh, pullsFrom } from "./pulls.ts";

/** Where the App listens and what it shares with GitHub. */
export interface Receiver {
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly installation: number;
}

export interface Deliveries {
  /** Sends the App a delivery of our own making, signed as GitHub signs. */
  send(event: string, payload: Json): Promise<number>;
}

/**
 * Hands the emulator's deliveries on as GitHub would send them: only subscribed events, each with an id of its own,
 * and with `synchronize` for every pull request whose branch was pushed to.
 */
export function relayDeliveries(proxy: GitHubProxy, receiver: Receiver): Deliveries {
  const { ask } = proxy;

  async function send(event: string, payload: Json): Promise<number> {
    const body = JSON.stringify({ ...payload, installation: { id: receiver.installation } });
    const response = await fetch(receiver.url, {
      method: "POST",
      headers: signedHeaders(event, body, receiver),
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function synchronize(push: Json): Promise<void> {
    const { full_name } = push.repository as { full_name: string };
    const branch = String(push.ref).replace("refs/heads/", "");
    for (const pull of await pullsFrom(full_name, branch, { ask })) {
      await send("pull_request", {
        action: "synchronize",
        number: pull.number,
        before: push.before,
        after: push.after,
        pull_request: await fresh(pull, { ask }),
        repository: push.repository,
        sender: push.sender,
      });
    }
  }

  proxy.onDelivery(async (event, payload) => {
    if (!receiver.events.includes(event)) return;
    const number = (payload.pull_request as Json | undefined)?.number;
    await send(event, number === undefined ? payload : { number, ...payload });
    if (event === "push") await synchronize(payload);
  });
  return { send };
}

/** The headers GitHub sends a delivery with. */
export function signedHeaders(
  event: string,
  body: string,
  { secret }: { secret: string },
): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": randomUUID(),
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
}
