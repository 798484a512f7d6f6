import { expect, test } from "vitest";
import { mayColor } from "./env.ts";
import { readSettings, SettingsError } from "./settings.ts";

const env = {
  APP_ID: "4242",
  PRIVATE_KEY: "-----BEGIN PRIVATE KEY-----\\nMII\\n-----END PRIVATE KEY-----",
  WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
};

test("reads what it is given and fills in the rest", () => {
  expect(readSettings({ ...env, PORT: "0", HOST: "" })).toEqual({
    appId: 4242,
    privateKey: "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----",
    webhookSecret: env.WEBHOOK_SECRET,
    host: "127.0.0.1",
    port: 0,
    apiUrl: "https://api.github.com",
    logLevel: "info",
    databaseUrl: undefined,
    dataDir: "./data",
    concurrency: 4,
    lookups: 5_000,
    reports: true,
    publicReports: false,
  });
});

test("names every setting that is missing or wrong at once, and no secret", () => {
  const wrong = { APP_ID: "", PORT: "70000", WEBHOOK_SECRET: "hunter2", DATABASE_URL: "mysql://x" };
  expect(() => readSettings(wrong)).toThrow(SettingsError);
  expect(() => readSettings(wrong)).toThrow(
    /APP_ID[\s\S]*PRIVATE_KEY[\s\S]*WEBHOOK_SECRET[\s\S]*PORT[\s\S]*DATABASE_URL/,
  );
  expect(() => readSettings(wrong)).not.toThrow(/hunter2/);
  expect(() => readSettings({ ...env, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "/nowhere" })).toThrow(
    /PRIVATE_KEY_PATH cannot be read/,
  );
});

test("colours only a terminal, unless told otherwise", () => {
  expect(mayColor({ isTTY: true }, {})).toBe(true);
  expect(mayColor({}, {})).toBe(false);
  expect(mayColor({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
  expect(mayColor({}, { FORCE_COLOR: "1" })).toBe(true);
});
