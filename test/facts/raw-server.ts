import { once } from "node:events";
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from "node:net";
import type { guardedConnector } from "../../src/facts/http/connector.ts";

/** A loopback server that behaves as badly as it is told, below HTTP. */
export interface RawServer {
  /** Takes every host to this server, over plain TCP for http and https. */
  readonly connect: ReturnType<typeof guardedConnector>;
  close(): Promise<void>;
}

/** What to answer to a request, given its head's first line and headers; it may do anything to the socket. */
export type Behaviour = (socket: Socket, head: string) => void;

/** Starts a server on loopback that reads each request's head and lets `behave` answer; `well.…` always answers well. */
export async function openRawServer(behave: Behaviour): Promise<RawServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    let head = "";
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const asked = head.slice(0, end);
      head = head.slice(end + 4);
      if (/^host: well\./im.test(asked)) socket.write(respond("200 OK", []));
      else behave(socket, asked);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    connect: (_target, callback) => {
      const socket = connectSocket(port, "127.0.0.1");
      socket.once("connect", () => callback(null, socket));
      socket.once("error", (error) => callback(error, null));
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** A whole answer. */
export function respond(status: string, headers: readonly string[], body = ""): string {
  const lines = [`HTTP/1.1 ${status}`, `content-length: ${Buffer.byteLength(body)}`, ...headers];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
