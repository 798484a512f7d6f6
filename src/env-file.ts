import { existsSync } from "node:fs";

/** Takes on what a file `.env` in the working directory says, except where the environment itself says otherwise. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile();
}
