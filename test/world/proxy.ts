import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export type Json = Record<string, unknown>;

/** A request on its way to the emulator. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The address it was asked at. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Json | null;
  /** Whether the App sends it, by an installation's token. */
  readonly byApp: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

/** Something GitHub does and the emulator does not: it answers in its place, or changes what goes to and fro. */
export interface Feature {
  readonly method: string;
  readonly path: RegExp;
  /** Which of the requests to the path it is for; all of them without it. */
  accepts?(exchange: Exchange): boolean;
  answer(exchange: Exchange, match: RegExpMatchArray, upstream: Upstream): Promise<Reply>;
}

export interface Upstream {
  /** Sends the request on, with another body where one is given. */
  forward(body?: Json): Promise<Reply>;
  /** Asks the emulator something else, as the owner of the list. */
  ask(method: string, path: string, body?: Json): Promise<Reply>;
}

/** A request that the App sent and that changes something. */
export interface WriteRecord {
  readonly method: string;
  readonly path: string;
  readonly body: Json | null;
  readonly status: number;
}

export interface GitHubProxy {
  readonly url: string;
  /** Everything the App asked for, tokens apart. */
  readonly requests: WriteRecord[];
  /** Answers instead of everybody else where it returns a reply; for faults. */
  intercept: ((exchange: Exchange) => Reply | null) | null;
  /** Runs before a request of the App's is answered; for what people do at just that moment. */
  before: ((exchange: Exchange) => Promise<void> | undefined) | null;
  /** Stands around every request of the App's: it may answer itself, before or after the request was done. */
  around: ((exchange: Exchange, go: () => Promise<Reply>) => Promise<Reply>) | null;
  /** Asks the emulator as the owner of the list, past all features. */
  ask: Upstream["ask"];
  connect(options: { emulator: string; ownerToken: string; features: readonly Feature[] }): void;
  /** What the emulator delivers, at a path of its own. */
  onDelivery(listener: (event: string, payload: Json) => Promise<void>): void;
  /** Milliseconds since the last request began or ended; 0 while one is under way. */
  quietFor(): number;
  close(): Promise<void>;
}

export const DELIVERIES = "/_deliveries";
const READS = new Set(["GET", "HEAD"]);

/** A thin proxy in front of the emulator; it listens first, so that the emulator can be told its address. */
export async function openProxy(): Promise<GitHubProxy> {
  const appTokens = new Set<string>();
  let upstream = { emulator: "", ownerToken: "", features: [] as readonly Feature[] };
  let deliver: (event: string, payload: Json) => Promise<void> = async () => {};
  const busy = { requests: 0, last: performance.now() };

  const route = () => ({ from: upstream.emulator, to: proxy.url });

  async function respond(exchange: Exchange): Promise<Reply> {
    if (exchange.byApp) await proxy.before?.(exchange);
    const intercepted = proxy.intercept?.(exchange) ?? null;
    if (intercepted !== null) return intercepted;
    const up = { forward: (body?: Json) => send(route(), exchange, body ?? exchange.body), ask: proxy.ask };
    const found = featureFor(exchange, upstream.features);
    return found === null ? up.forward() : found.feature.answer(exchange, found.match, up);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { exchange, raw } = await readExchange(request, appTokens);
    if (exchange.path === DELIVERIES) {
      await deliver(String(exchange.headers.get("x-github-event")), JSON.parse(raw) as Json);
      return write(response, { status: 202, body: {} });
    }
    const go = () => respond(exchange);
    const reply = exchange.byApp && proxy.around !== null ? await proxy.around(exchange, go) : await go();
    const { method, path, body } = exchange;
    if (exchange.byApp) proxy.requests.push({ method, path, body, status: reply.status });
    if (path.endsWith("/access_tokens")) appTokens.add(String((reply.body as Json).token));
    write(response, reply);
  }

  const server = createServer((request, response) => {
    busy.requests += 1;
    serve(request, response)
      .catch((error: unknown) => write(response, { status: 500, body: { message: String(error) } }))
      .finally(() => {
        busy.requests -= 1;
        busy.last = performance.now();
      });
  });
  // On a busy machine a look takes longer than the five seconds after which an idle connection would be cut, which
  // whoever sends by it in that moment sees as a failure.
  server.keepAliveTimeout = 600_000;
  const proxy: GitHubProxy = {
    url: await listening(server),
    requests: [],
    intercept: null,
    before: null,
    around: null,
    ask: (method, path, body) => send(route(), asOwner(method, path, upstream.ownerToken), body ?? null),
    connect(options) {
      upstream = options;
    },
    onDelivery(listener) {
      deliver = listener;
    },
    quietFor: () => (busy.requests > 0 ? 0 : performance.now() - busy.last),
    close: () => closed(server),
  };
  return proxy;
}

function featureFor(exchange: Exchange, features: readonly Feature[]) {
  const { method, path } = exchange;
  for (const feature of features) {
    const match = feature.method === method ? decodeURIComponent(path).match(feature.path) : null;
    if (match !== null && feature.accepts?.(exchange) !== false) return { feature, match };
  }
  return null;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The requests that changed something, of those the App sent. */
export function writesOf(proxy: GitHubProxy): WriteRecord[] {
  return proxy.requests.filter((request) => !READS.has(request.method));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the proxy has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function readExchange(request: IncomingMessage, appTokens: ReadonlySet<string>) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks).toString("utf8");
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  for (const hop of ["host", "connection", "content-length", "transfer-encoding", "accept-encoding"]) {
    headers.delete(hop);
  }
  const token = headers.get("authorization")?.replace(/^(token|bearer) /i, "") ?? "";
  const exchange: Exchange = {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    url: url.href,
    headers,
    body: raw === "" || url.pathname === DELIVERIES ? null : (JSON.parse(raw) as Json),
    byApp: appTokens.has(token),
  };
  return { exchange, raw };
}

/** One page of what there is, with the link to the next. */
export function pageOf(all: readonly Json[], exchange: Exchange): Reply {
  const size = Number(exchange.query.get("per_page") ?? 30);
  const page = Number(exchange.query.get("page") ?? 1);
  const next = new URL(exchange.url);
  next.searchParams.set("page", String(page + 1));
  const headers = page * size < all.length ? { link: `<${next}>; rel="next"` } : undefined;
  const body = all.slice((page - 1) * size, page * size);
  return headers === undefined ? { status: 200, body } : { status: 200, body, headers };
}

/** The emulator writes its own address into what it answers. */
interface Route {
  readonly from: string;
  readonly to: string;
}

async function send({ from, to }: Route, exchange: Exchange, body: Json | null): Promise<Reply> {
  const query = exchange.query.size > 0 ? `?${exchange.query}` : "";
  const response = await fetch(`${from}${exchange.path}${query}`, {
    method: exchange.method,
    headers: exchange.headers,
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const text = (await response.text()).replaceAll(from, to);
  const json = response.headers.get("content-type")?.includes("json") === true;
  const headers: Record<string, string> = {};
  for (const name of ["link", "content-type"]) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value.replaceAll(from, to);
  }
  return { status: response.status, headers, body: json && text !== "" ? JSON.parse(text) : text };
}

function asOwner(method: string, target: string, token: string): Exchange {
  const url = new URL(target, "http://proxy");
  const headers = new Headers({ authorization: `token ${token}`, "content-type": "application/json" });
  return {
    ...{ method, path: url.pathname, query: url.searchParams, url: url.href, headers },
    ...{ body: null, byApp: false },
  };
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.headersSent) return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(status === 204 ? undefined : text);
}
