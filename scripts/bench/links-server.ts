import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Course } from "./links.ts";

// Answers every link of every host after the course's latency, and the page that holds them all.
const { links, hosts, latency } = JSON.parse(process.argv[2] ?? "") as Course;

const server = createServer((request, response) => {
  setTimeout(() => {
    response.setHeader("content-type", "text/html");
    response.end(request.url === "/list" ? listPage() : "<html><head><title>A paper</title></head></html>");
  }, latency);
});
server.listen(0, () => process.send?.((server.address() as AddressInfo).port));

function listPage(): string {
  const { port } = server.address() as AddressInfo;
  const all = Array.from(
    { length: links },
    (_, n) => `<a href="http://127.0.0.${(n % hosts) + 1}:${port}/paper-${n}">${n}</a>`,
  );
  return `<html><body>${all.join("\n")}</body></html>`;
}
