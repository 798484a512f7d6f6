import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { briefly, createLog, scrubber } from "./log.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const webhookSecret = "a webhook secret (of 36 characters).";
const jwt = `eyJ${"hbGciOiJSUzI1NiJ9".repeat(2)}.eyJ${"pc3MiOjQyNDJ9".repeat(3)}.${"s1g-nature_".repeat(30)}`;
const secrets = {
  "a classic token": `ghp_${"a1B2".repeat(9)}`,
  "an installation's token": `ghs_${"a1B2".repeat(9)}`,
  "a long installation's token": `ghs_4242_${jwt}`,
  "a short token of a kind to come": "ghx_1",
  "a fine-grained token": `github_pat_${"11ABC_def".repeat(9)}`,
  "a JWT": jwt,
  "the webhook secret": webhookSecret,
  "the webhook secret in base64": Buffer.from(webhookSecret).toString("base64"),
  "the private key": privateKey,
  "the private key on one line": privateKey.replaceAll("\n", "\\n"),
  "a line of the private key": privateKey.split("\n")[5] ?? "",
  "a password in a URL": "https://x-access-token:p4ssw0rd-p4ssw0rd@github.com/lena/list.git",
  "a header": `Bearer ${"0123456789abcdef".repeat(3)}`,
};

test.each(Object.entries(secrets))("%s is cut out of the log, wherever it stands", (_name, secret) => {
  const lines: string[] = [];
  const log = createLog("info", [webhookSecret, privateKey], { write: (line) => void lines.push(line) });
  const core = secret.replace(/^.*:\/\/|@.*$/g, "").replace(/\s/g, "");
  const error = Object.assign(new Error(`refused: ${secret}`), { request: { headers: { a: secret } } });
  log.info({ note: secret, deep: { er: [secret] }, err: briefly(error) }, `said ${secret} and went on`);
  const [line = ""] = lines;
  expect(JSON.parse(line)).toMatchObject({ note: expect.any(String) });
  const compact = line.replace(/\\n|\s/g, "");
  expect(compact).not.toContain(core.slice(0, 40));
  expect(compact).not.toContain(core.slice(-24));
  expect(line).toContain("[secret]");
});

test("the rest of a line stays", () => {
  const line = '{"repo":"ghost_writer/list","msg":"https://github.com/a:b","token":"none","ms":12}';
  expect(scrubber([webhookSecret])(line)).toBe(line);
});

test("a hostile line is read in one go", () => {
  const scrub = scrubber([webhookSecret]);
  const pieces = ["-----BEGIN", "eyJ", "://", "://a:", "a:", "ghs_", "bearer "];
  for (const piece of pieces) expect(scrub(`://${piece.repeat(100_000)}`)).not.toBe("");
});

test("an error is logged without what it carries", () => {
  const lines: string[] = [];
  const log = createLog("info", [], { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error("no labels"), { event: { payload: { body: "a stranger's words" } } });
  log.child({ name: "event" }).error({ err: error }, "failed");
  log.error(error);
  expect(lines.join("")).toContain("no labels");
  expect(lines.join("")).not.toContain("stranger");
});
