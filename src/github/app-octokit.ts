import { ProbotOctokit } from "probot";

/**
 * Octokit for the App. A request that creates or changes something is sent once:
 * a 502 may come after success, and a retry would then post the same comment again.
 * Where GitHub asks for a pause it is not slept through here: the request fails, and the job is put back.
 */
export const AppOctokit: typeof ProbotOctokit = ProbotOctokit.plugin((octokit) => {
  octokit.hook.before("request", (options) => {
    if (options.method !== "GET") options.request = { ...options.request, retries: 0 };
  });
}).defaults((options: { throttle?: object }) => ({
  ...options,
  throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false, ...options.throttle },
}));

/** A request that GitHub answered. */
export interface Answered {
  readonly status: number;
  /** What is left of the installation's hour, where the answer says it. */
  readonly remaining: number | null;
}

/** The same Octokit, which tells of every request that is answered. */
export function observed(
  Octokit: typeof ProbotOctokit,
  tell: (answered: Answered) => void,
): typeof ProbotOctokit {
  return Octokit.plugin((octokit) => {
    octokit.hook.wrap("request", async (request, options) => {
      try {
        const response = await request(options);
        tell({ status: response.status, remaining: remaining(response.headers) });
        return response;
      } catch (error) {
        if (error instanceof Error && "status" in error)
          tell({ status: Number(error.status), remaining: null });
        throw error;
      }
    });
  });
}

function remaining(headers: Record<string, unknown>): number | null {
  const value = headers["x-ratelimit-remaining"];
  return value === undefined ? null : Number(value);
}

/** Octokit without the pauses that GitHub asks for, for an emulator that does not. */
export const UnpacedOctokit: typeof ProbotOctokit = AppOctokit.defaults((options: object) => ({
  ...options,
  throttle: { enabled: false },
  retry: { enabled: false },
}));
