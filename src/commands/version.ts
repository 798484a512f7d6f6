import manifest from "../../package.json" with { type: "json" };

/** The version of the package that runs; the bundle holds it. */
export const { version } = manifest;
