import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleCommands } from "./bundles/commands.ts";

// `dist`, as a checkout runs it: one file a command instead of hundreds, because finding and opening modules was most
// of what a short run took. The service's own libraries stay packages: it starts once and needs their files.

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
await bundleCommands(`${root}/dist`, { hasService: true });
