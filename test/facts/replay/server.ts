import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect as connectSocket } from "node:net";
import type { ClientOptions } from "../../../src/facts/http/client.ts";

/** What a replayed host is asked. */
export interface Asked {
  readonly host: string;
  readonly url: URL;
  readonly body: string;
}

/** What it answers; with a function it may do anything to the response. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | ((response: ServerResponse) => void);

/** Every host of the internet on one loopback port, spoken to over real HTTP. */
export interface ReplayServer {
  readonly connect: NonNullable<ClientOptions["connect"]>;
  /** What it was asked, in order. */
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** Starts a server that answers for every host as `answer` says. */
export async function openReplay(answer: (asked: Asked) => Reply): Promise<ReplayServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const host = request.headers.host ?? "";
      const question = {
        host,
        url: new URL(request.url ?? "/", `https://${host}`),
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(question);
      const reply = answer(question);
      if (typeof reply === "function") reply(response);
      else response.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? "");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    connect: (_target, callback) => {
      const socket = connectSocket(port, "127.0.0.1");
      socket.once("connect", () => callback(null, socket));
      socket.once("error", (error) => callback(error, null));
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
