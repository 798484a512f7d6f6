import { createHmac, randomUUID } from "node:crypto";
import type { DeliveryRecord } from "./installations.ts";
import type { GitHubProxy, Json } from "./proxy.ts";
import { fresh, pullsFrom } from "./pulls.ts";

/** Where the App listens and what it shares with GitHub. */
export interface Receiver {
  /** Null where nothing is to be sent, nor noted. */
  url: string | null;
  readonly secret: string;
  readonly events: readonly string[];
  readonly installation: number;
}

export interface Deliveries {
  /** Everything that was sent, with the answer. */
  readonly records: readonly DeliveryRecord[];
  /** Decides of a delivery of the emulator's how often it is sent, and waits as long as it is to be late. */
  fate: ((event: string, payload: Json) => Promise<number>) | null;
  /** Sends a delivery once more under its own id. */
  redeliver(record: DeliveryRecord): Promise<void>;
  /** Sends the App a delivery of our own making, signed as GitHub signs. */
  send(event: string, payload: Json): Promise<number>;
}

/**
 * Hands the emulator's deliveries on as GitHub would send them: only subscribed events, each with an id of its own,
 * and with `synchronize` for every pull request whose branch was pushed to.
 */
export function relayDeliveries(proxy: GitHubProxy, receiver: Receiver): Deliveries {
  const { ask } = proxy;
  const records: DeliveryRecord[] = [];
  const note = (delivery: Pick<DeliveryRecord, "guid" | "event" | "payload" | "status">) =>
    records.push({ ...delivery, id: records.length + 1, deliveredAt: new Date() });

  async function post(guid: string, event: string, payload: Json): Promise<number> {
    const { url } = receiver;
    if (url === null) return 502;
    const body = JSON.stringify({ ...payload, installation: { id: receiver.installation } });
    const headers = { ...signedHeaders(event, body, receiver), "x-github-delivery": guid };
    const status = await answerTo(url, headers, body);
    note({ guid, event, payload, status });
    return status;
  }

  const send = (event: string, payload: Json) => post(randomUUID(), event, payload);

  async function sendAsFated(event: string, payload: Json): Promise<void> {
    const times = (await deliveries.fate?.(event, payload)) ?? 1;
    const guid = randomUUID();
    // What is lost is on record all the same: GitHub lists it with the status that came back.
    if (times === 0) note({ guid, event, payload, status: 502 });
    for (let n = 0; n < times; n++) await post(guid, event, payload);
  }

  async function synchronize(push: Json): Promise<void> {
    const { full_name } = push.repository as { full_name: string };
    const branch = String(push.ref).replace("refs/heads/", "");
    for (const pull of await pullsFrom(full_name, branch, { ask })) {
      await sendAsFated("pull_request", {
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

  /** GitHub tells of a pull request's labels as such, the emulator as if it were an issue. */
  async function labelledPull(event: string, payload: Json): Promise<Json | null> {
    if (event !== "issues" || !["labeled", "unlabeled"].includes(String(payload.action))) return null;
    const { full_name } = payload.repository as { full_name: string };
    const { number } = payload.issue as { number: number };
    const pull = await ask("GET", `/repos/${full_name}/pulls/${number}`);
    const { issue: _, ...rest } = payload;
    return pull.status === 200 ? { ...rest, number, pull_request: pull.body } : null;
  }

  proxy.onDelivery(async (event, payload) => {
    if (!receiver.events.includes(event)) return;
    const labelled = await labelledPull(event, payload);
    if (labelled !== null) return sendAsFated("pull_request", labelled);
    const number = (payload.pull_request as Json | undefined)?.number;
    await sendAsFated(event, number === undefined ? payload : { number, ...payload });
    if (event === "push") await synchronize(payload);
  });
  const deliveries: Deliveries = {
    ...{ records, send, fate: null },
    async redeliver({ guid, event, payload }) {
      await post(guid, event, payload);
    },
  };
  return deliveries;
}

/** The App's answer, as GitHub notes it: 502 where there was none. */
async function answerTo(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const response = await fetch(url, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    if (error instanceof TypeError) return 502;
    throw error;
  }
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
