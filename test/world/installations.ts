import { type Feature, type Json, pageOf } from "./proxy.ts";

/** A delivery as GitHub's list of them shows it. */
export interface DeliveryRecord {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly payload: Json;
  readonly status: number;
  readonly deliveredAt: Date;
}

export interface InstallationOptions {
  /** The repositories the App may work on, as "owner/name". */
  readonly repositories: readonly string[];
  /** What was sent to the App so far, the oldest first. */
  readonly records: readonly DeliveryRecord[];
  redeliver(record: DeliveryRecord): Promise<void>;
}

/** What an App may ask of its installations and of its deliveries, which the emulator does not know. */
export function installationFeatures(options: InstallationOptions): Feature[] {
  return [
    {
      method: "GET",
      path: /^\/installation\/repositories$/,
      async answer(_exchange, _match, { ask }) {
        const repositories = await Promise.all(
          options.repositories.map(async (name) => {
            const repository = (await ask("GET", `/repos/${name}`)).body as Json;
            const open = (await ask("GET", `/repos/${name}/pulls?state=open`)).body as Json[];
            return { ...repository, open_issues_count: open.length };
          }),
        );
        return { status: 200, body: { total_count: repositories.length, repositories } };
      },
    },
    {
      method: "GET",
      path: /^\/app\/hook\/deliveries$/,
      async answer(exchange) {
        const shown = options.records.map(({ id, guid, event, status, deliveredAt }) => ({
          ...{ id, guid, event, status_code: status, delivered_at: deliveredAt.toISOString() },
          redelivery: false,
        }));
        return pageOf(shown.reverse(), exchange);
      },
    },
    {
      method: "POST",
      path: /^\/app\/hook\/deliveries\/(\d+)\/attempts$/,
      async answer(_exchange, match) {
        const record = options.records.find(({ id }) => id === Number(match[1]));
        if (record === undefined) return { status: 404, body: { message: "Not Found" } };
        await options.redeliver(record);
        return { status: 202, body: {} };
      },
    },
  ];
}
