import { type Exchange, type Feature, type Json, pageOf, type Reply } from "./proxy.ts";

interface Run {
  readonly byApp: boolean;
  readonly annotations: Json[];
  actions: Json[];
  readonly startedAt: string;
}

const MAX_TEXT = 65_535;
const MAX_ANNOTATIONS = 50;
const actionLimits = { label: 20, description: 40, identifier: 20 };

/**
 * Check runs as GitHub has them: annotations are appended and keep their columns, a run names its App,
 * buttons have identifiers, and what is too long is refused.
 */
export function checkFeatures(app: { id: number; slug: string }): Feature[] {
  const runs = new Map<number, Run>();

  function decorated(run: Json): Json {
    const known = runs.get(Number(run.id));
    const owner = known?.byApp === false ? { id: 15_368, slug: "github-actions" } : app;
    const output = { ...(run.output as Json), annotations_count: known?.annotations.length ?? 0 };
    return { ...run, app: owner, output, started_at: known?.startedAt ?? null };
  }

  async function written(exchange: Exchange, send: (body: Json) => Promise<Reply>): Promise<Reply> {
    const body = exchange.body ?? {};
    const refusal = refused(body);
    if (refusal !== null) return unprocessable(refusal);
    const { annotations = [], ...output } = (body.output ?? {}) as { annotations?: Json[] };
    const { actions = [], ...rest } = body as { actions?: Json[] };
    const reply = await send({ ...rest, ...(body.output === undefined ? {} : { output }) });
    if (reply.status >= 300) return reply;
    const run = reply.body as Json;
    const known = runs.get(Number(run.id)) ?? {
      byApp: exchange.byApp,
      annotations: [],
      actions: [],
      startedAt: new Date().toISOString(),
    };
    known.annotations.push(...annotations);
    known.actions = actions;
    runs.set(Number(run.id), known);
    return { ...reply, body: decorated(run) };
  }

  const write = (method: string, path: RegExp): Feature => ({
    ...{ method, path },
    answer: (exchange, _match, { forward }) => written(exchange, forward),
  });
  return [
    write("POST", /^\/repos\/[^/]+\/[^/]+\/check-runs$/),
    write("PATCH", /^\/repos\/[^/]+\/[^/]+\/check-runs\/\d+$/),
    ...readingFeatures(runs, decorated),
  ];
}

function readingFeatures(runs: ReadonlyMap<number, Run>, decorated: (run: Json) => Json): Feature[] {
  return [
    {
      method: "GET",
      path: /^\/repos\/[^/]+\/[^/]+\/check-runs\/(\d+)\/annotations$/,
      async answer(exchange, match) {
        return pageOf(runs.get(Number(match[1]))?.annotations ?? [], exchange);
      },
    },
    {
      method: "GET",
      path: /^\/repos\/[^/]+\/[^/]+\/check-runs\/\d+$/,
      async answer(_exchange, _match, { forward }) {
        const reply = await forward();
        return reply.status === 200 ? { ...reply, body: decorated(reply.body as Json) } : reply;
      },
    },
    {
      method: "GET",
      path: /^\/repos\/[^/]+\/[^/]+\/commits\/.+\/check-runs$/,
      async answer(exchange, _match, { forward }) {
        const reply = await forward();
        if (reply.status !== 200) return reply;
        const wanted = exchange.query.get("app_id");
        const found = ((reply.body as Json).check_runs as Json[])
          .map(decorated)
          .filter((run) => wanted === null || String((run.app as Json).id) === wanted);
        return { ...reply, body: { total_count: found.length, check_runs: found } };
      },
    },
  ];
}

function refused(body: Json): string | null {
  const output = (body.output ?? {}) as Json;
  for (const field of ["summary", "text"]) {
    const length = String(output[field] ?? "").length;
    if (length > MAX_TEXT) return `Only 65535 characters are allowed; ${length} were supplied.`;
  }
  const annotations = (output.annotations ?? []) as Json[];
  if (annotations.length > MAX_ANNOTATIONS) {
    return `No more than 50 items are allowed; ${annotations.length} were supplied.`;
  }
  for (const annotation of annotations) {
    const oneLine = annotation.start_line === annotation.end_line;
    if (!oneLine && annotation.start_column !== undefined) return "columns span several lines";
    if (Number(annotation.start_line) < 1 || !annotation.message) return "annotation is incomplete";
    if (Number(annotation.end_column ?? 1) < Number(annotation.start_column ?? 1)) return "columns";
  }
  const actions = (body.actions ?? []) as Json[];
  if (actions.length > 3) return `No more than 3 items are allowed; ${actions.length} were supplied.`;
  for (const action of actions) {
    for (const [field, limit] of Object.entries(actionLimits)) {
      const length = String(action[field] ?? "").length;
      if (length === 0 || length > limit) return `${field} must have 1 to ${limit} characters`;
    }
  }
  return null;
}

/** GitHub's answer to what it understands and does not take. */
export function unprocessable(message: string): Reply {
  return { status: 422, body: { message: `Invalid request.\n\n${message}` } };
}
