import { z } from "zod";

/** A JSON schema as editors and programs read it. */
export function renderSchema(schema: z.ZodType, io: "input" | "output"): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`;
}

/** One option of a rule, as its schema states it. */
export interface RuleOption {
  readonly name: string;
  readonly default: unknown;
  readonly description: string | undefined;
}

/** The options of a rule, read off its schema. */
export function optionsOf(schema: z.ZodObject): RuleOption[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => {
    const { default: preset, description } = typeof property === "object" ? property : {};
    return { name, default: preset, description };
  });
}
