import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";

/** Deliveries that concern us are below 1 MB; what is larger is left to the next look at the pull request. */
const MAX_BODY = 5_000_000;

/** A delivery whose signature was right. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly payload: object;
}

export interface FrontOptions {
  /** Where deliveries arrive; null where none are taken. */
  readonly path: string | null;
  readonly secret: string;
  /** Resolves once the delivery's work is stored: only then is it acknowledged. */
  readonly accept: (delivery: Delivery) => Promise<void>;
  /** How the service is; what it throws is answered as "down". */
  readonly health: () => Promise<object>;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** False once the process is about to end: GitHub is asked again for what was refused then. */
  readonly isTaking: () => boolean;
  /** Answers what is asked for beside that; false where it is nothing of ours. */
  readonly beside?: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>) | undefined;
  readonly failed: (error: unknown) => void;
}

const Signature = z.string().regex(/^sha256=[0-9a-f]{64}$/);
const Name = z.string().regex(/^[\w.-]{1,100}$/);

/**
 * The HTTP front. It verifies the signature over the body as it streams in, with a cap, before anything else
 * sees it: Probot itself reads a body of any size first, and logs it.
 */
export function createFront(options: FrontOptions): Server {
  const server = createServer((request, response) => {
    respond(options, request, response).catch((error: unknown) => {
      options.failed(error);
      answer(response, 500, { message: "Internal error" });
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 500;
  return server;
}

async function respond(options: FrontOptions, request: IncomingMessage, response: ServerResponse) {
  const path = request.url?.split("?")[0];
  if (path === "/healthz" && request.method === "GET") return answerHealth(options, response);
  if (path === "/metrics" && request.method === "GET") return answerMetrics(options, response);
  if (path !== options.path || request.method !== "POST") {
    if (await options.beside?.(request, response)) return;
    return answer(response, 404, { message: "Not found" });
  }
  if (!options.isTaking()) return refuse(request, response, 503, "The service is about to end");
  const { headers } = request;
  const signature = Signature.safeParse(headers["x-hub-signature-256"]);
  if (!signature.success) return refuse(request, response, 401, "Signature is missing or malformed");
  if (Number(headers["content-length"] ?? 0) > MAX_BODY) return refuse(request, response, 413, "Too large");
  const body = await readVerified(request, options.secret, signature.data);
  if (body === "aborted") return;
  if (body === "too-large") return refuse(request, response, 413, "Too large");
  if (body === "forged") return refuse(request, response, 401, "Signature does not match");
  const event = Name.safeParse(headers["x-github-event"]);
  const id = Name.safeParse(headers["x-github-delivery"]);
  const payload = parsed(body);
  if (!event.success || !id.success || payload === undefined) {
    return answer(response, 400, { message: "Not a delivery" });
  }
  await options.accept({ id: id.data, event: event.data, payload });
  answer(response, 202, { message: "Stored" });
}

async function answerHealth(options: FrontOptions, response: ServerResponse): Promise<void> {
  try {
    answer(response, 200, await options.health());
  } catch (error) {
    options.failed(error);
    answer(response, 503, { status: "down" });
  }
}

async function answerMetrics(options: FrontOptions, response: ServerResponse): Promise<void> {
  const { type, text } = await options.metrics();
  response.writeHead(200, { "content-type": type });
  response.end(text);
}

type Body = Buffer | "too-large" | "forged" | "aborted";

async function readVerified(request: IncomingMessage, secret: string, signature: string): Promise<Body> {
  const hmac = createHmac("sha256", secret);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > MAX_BODY) return "too-large";
      hmac.update(bytes);
      chunks.push(bytes);
    }
  } catch (error) {
    if (request.destroyed) return "aborted";
    throw error;
  }
  const expected = Buffer.from(`sha256=${hmac.digest("hex")}`);
  return timingSafeEqual(expected, Buffer.from(signature)) ? Buffer.concat(chunks) : "forged";
}

function parsed(body: Buffer): object | undefined {
  try {
    const payload: unknown = JSON.parse(body.toString("utf8"));
    return typeof payload === "object" && payload !== null ? payload : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Answers without reading on: the rest of the body is not wanted, so the connection goes. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  response.setHeader("connection", "close");
  answer(response, status, { message });
  response.once("finish", () => setTimeout(() => request.destroy(), 100).unref());
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify(body)}\n`);
}
