import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";

/** A server that must never hear from anybody. */
export interface Canary {
  readonly port: number;
  /** How many connections it has seen. */
  connections(): number;
  /** How many bytes they sent. */
  bytes(): number;
  close(): Promise<void>;
}

/** Listens on the same port of every loopback address, for http and https alike: it counts packets, not requests. */
export async function openCanary(): Promise<Canary> {
  let connections = 0;
  let bytes = 0;
  const listen = async (host: string, port: number): Promise<Server> => {
    const server = createServer((socket) => {
      connections++;
      socket.on("data", (chunk) => {
        bytes += chunk.byteLength;
      });
      socket.on("error", () => socket.destroy());
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret");
    });
    server.listen(port, host);
    await once(server, "listening");
    return server;
  };
  const first = await listen("127.0.0.1", 0);
  const { port } = first.address() as AddressInfo;
  const servers = [first, await listen("::1", port)];
  return {
    port,
    connections: () => connections,
    bytes: () => bytes,
    close: async () => {
      for (const server of servers) server.close();
    },
  };
}
