import { type Config, ConfigError, defaultConfig, parseConfig } from "../config.ts";
import type { GitHub, Repository } from "../github/client.ts";
import { configCommits, readConfigText } from "../github/read.ts";

/** Why the configuration on the default branch cannot be used, and what holds in its place. */
export interface BadConfig {
  readonly problems: ConfigError["problems"];
  readonly held: "last" | "defaults";
}

/**
 * The configuration that is in force. One that cannot be used never stops a review: its last version that could be
 * holds, as the default branch's history has it, or else the defaults; and the review says so.
 */
export async function configInForce(
  github: GitHub,
  place: Repository,
  path: string,
): Promise<{ readonly config: Config; readonly bad: BadConfig | null }> {
  const now = read(await readConfigText(github, place, { path }));
  if (!(now instanceof ConfigError)) return { config: now, bad: null };
  const { problems } = now;
  const [, ...earlier] = await configCommits(github, place, path);
  for (const sha of earlier) {
    const text = await readConfigText(github, place, { path, ref: sha });
    const config = text === null ? null : read(text);
    if (config !== null && !(config instanceof ConfigError))
      return { config, bad: { problems, held: "last" } };
  }
  return { config: defaultConfig, bad: { problems, held: "defaults" } };
}

function read(text: string | null): Config | ConfigError {
  try {
    return text === null ? defaultConfig : parseConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
