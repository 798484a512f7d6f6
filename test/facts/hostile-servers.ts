import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { LinkVerdict } from "../../src/model/facts.ts";
import { type Behaviour, respond } from "./raw-server.ts";

/** A way for a server to misbehave, and what a link to it must be called all the same. */
export interface HostileServer {
  readonly name: string;
  readonly behave: Behaviour;
  readonly verdict: LinkVerdict;
}

/** 16 kB on the wire, 16 MB when inflated. */
const BOMB = gzipSync(Buffer.alloc(16 * 1024 * 1024));

const OK = "HTTP/1.1 200 OK\r\n";
const say =
  (text: string | Buffer): Behaviour =>
  (socket) =>
    socket.write(text);
const sayAndClose =
  (text: string): Behaviour =>
  (socket) =>
    socket.end(text);

/** Writes again and again until nobody reads any more. */
function flood(first: string, again: () => string | Buffer, pause = 0): Behaviour {
  return (socket) => {
    socket.write(first);
    const next = () => {
      if (socket.destroyed) return;
      if (socket.write(again()) || pause > 0) setTimeout(next, pause);
      else socket.once("drain", next);
    };
    next();
  };
}

const redirect = (location: string): Behaviour => say(respond("302 Found", [`location: ${location}`]));
const html = (body: string): Behaviour => say(respond("200 OK", ["content-type: text/html"], body));
const pathOf = (head: string) => head.split(" ")[1] ?? "/";

/** Ways to misbehave below and above HTTP; none of them proves that a page is gone. */
export const hostileServers: readonly HostileServer[] = [
  { name: "says nothing at all", behave: () => undefined, verdict: "suspect" },
  { name: "drips its headers", behave: flood("HTTP/1.1 200 OK\r\nx: ", () => "a", 20), verdict: "suspect" },
  {
    name: "drips its body",
    behave: flood(`${OK}content-length: 100000\r\n\r\n`, () => "a", 20),
    verdict: "suspect",
  },
  {
    name: "never ends its body",
    behave: flood(`${OK}content-type: text/plain\r\n\r\n`, () => Buffer.alloc(65_536, 97)),
    verdict: "alive",
  },
  {
    name: "sends a body of a gigabyte",
    behave: flood(`${OK}content-length: 1000000000\r\n\r\n`, () => Buffer.alloc(65_536, 97)),
    verdict: "alive",
  },
  {
    name: "never ends its chunks",
    behave: flood(`${OK}transfer-encoding: chunked\r\n\r\n`, () => `400\r\n${"a".repeat(1_024)}\r\n`),
    verdict: "alive",
  },
  { name: "sends a bomb in gzip", behave: bomb, verdict: "alive" },
  {
    name: "says br and sends noise",
    behave: say(respond("200 OK", ["content-encoding: br"], "\u0007noise")),
    verdict: "alive",
  },
  {
    name: "sends one header of 20 kB",
    behave: say(respond("200 OK", [`x: ${"a".repeat(20_000)}`])),
    verdict: "suspect",
  },
  {
    name: "sends a thousand headers",
    behave: say(
      respond(
        "200 OK",
        Array.from({ length: 1_000 }, (_, n) => `x-${n}: ${"a".repeat(20)}`),
      ),
    ),
    verdict: "suspect",
  },
  {
    name: "never ends its headers",
    behave: flood(OK, () => `x: ${"a".repeat(1_000)}\r\n`),
    verdict: "suspect",
  },
  { name: "sets ten thousand cookies", behave: flood(OK, () => "set-cookie: a=b\r\n"), verdict: "suspect" },
  { name: "answers in binary", behave: sayAndClose("\u0000\u0001\u0002\u0003\r\n\r\n"), verdict: "suspect" },
  { name: "answers as in 1991", behave: sayAndClose("<title>Hello</title>"), verdict: "suspect" },
  { name: "speaks HTTP/2 unasked", behave: say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), verdict: "suspect" },
  { name: "greets like a mail server", behave: say("220 mail.university.edu ESMTP\r\n"), verdict: "suspect" },
  { name: "hangs up", behave: (socket) => socket.end(), verdict: "suspect" },
  { name: "resets", behave: (socket) => socket.resetAndDestroy(), verdict: "suspect" },
  {
    name: "hangs up within its headers",
    behave: sayAndClose("HTTP/1.1 200 OK\r\ncontent-ty"),
    verdict: "suspect",
  },
  {
    name: "hangs up within its body",
    behave: sayAndClose(`${OK}content-length: 500\r\n\r\nhalf`),
    verdict: "suspect",
  },
  {
    name: "breaks its chunks",
    behave: sayAndClose(`${OK}transfer-encoding: chunked\r\n\r\nZZ\r\nhello`),
    verdict: "suspect",
  },
  {
    name: "has a body of less than nothing",
    behave: say(`${OK}content-length: -5\r\n\r\n`),
    verdict: "suspect",
  },
  {
    name: "has two lengths",
    behave: say(`${OK}content-length: 2\r\ncontent-length: 900\r\n\r\nhi`),
    verdict: "suspect",
  },
  {
    name: "has a length and chunks",
    behave: say(`${OK}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    verdict: "suspect",
  },
  {
    name: "answers twice",
    behave: say(respond("200 OK", [], "first") + respond("404 Not Found", [], "second")),
    verdict: "alive",
  },
  {
    name: "says continue for ever",
    behave: flood("", () => "HTTP/1.1 100 Continue\r\n\r\n"),
    verdict: "suspect",
  },
  {
    name: "hints for ever",
    behave: flood("", () => "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
    verdict: "suspect",
  },
  {
    name: "switches protocols",
    behave: say("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n"),
    verdict: "suspect",
  },
  { name: "has status 999", behave: say(respond("999 Request denied", [])), verdict: "blocked" },
  { name: "has a status of letters", behave: say("HTTP/1.1 OK 200\r\n\r\n"), verdict: "suspect" },
  { name: "says not modified", behave: say("HTTP/1.1 304 Not Modified\r\n\r\n"), verdict: "blocked" },
  {
    name: "redirects to itself",
    behave: (socket, head) => redirect(pathOf(head))(socket, head),
    verdict: "blocked",
  },
  {
    name: "redirects for ever",
    behave: (socket, head) => redirect(`${pathOf(head)}x`)(socket, head),
    verdict: "blocked",
  },
  {
    name: "redirects to a machine of ours",
    behave: redirect("http://169.254.169.254/latest/meta-data/"),
    verdict: "unsafe",
  },
  { name: "redirects to a file", behave: redirect("file:///etc/passwd"), verdict: "unsafe" },
  { name: "redirects into a script", behave: redirect("javascript:alert(1)"), verdict: "unsafe" },
  { name: "redirects to a port", behave: redirect("http://lab.university.edu:6379/"), verdict: "unsafe" },
  {
    name: "redirects with a password",
    behave: redirect("https://admin:admin@lab.university.edu/"),
    verdict: "unsafe",
  },
  { name: "redirects to no URL", behave: redirect("http://[::"), verdict: "malformed" },
  { name: "redirects to an endless URL", behave: redirect(`/${"a".repeat(9_000)}`), verdict: "malformed" },
  { name: "redirects to nowhere", behave: say(respond("302 Found", [])), verdict: "blocked" },
  {
    name: "asks to wait for three thousand years",
    behave: say(respond("429 Too Many Requests", ["retry-after: 99999999999"])),
    verdict: "limited",
  },
  {
    name: "asks to wait in words",
    behave: say(respond("429 Too Many Requests", ["retry-after: never"])),
    verdict: "limited",
  },
  {
    name: "asks to wait a negative time",
    behave: say(respond("503 Service Unavailable", ["retry-after: -5"])),
    verdict: "limited",
  },
  { name: "nests 10,000 elements", behave: html("<div>".repeat(10_000)), verdict: "alive" },
  { name: "never ends its title", behave: html(`<title>${"not found ".repeat(6_000)}`), verdict: "suspect" },
  {
    name: "sends text that is no UTF-8",
    behave: (socket) =>
      socket.write(
        Buffer.concat([Buffer.from(`${OK}content-length: 4\r\n\r\n`), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
      ),
    verdict: "alive",
  },
  {
    name: "refreshes into a machine of ours",
    behave: html('<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'),
    verdict: "alive",
  },
];

function bomb(socket: Socket): void {
  const body = BOMB;
  socket.write(
    `${OK}content-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: ${body.byteLength}\r\n\r\n`,
  );
  socket.write(body);
}
