/** Whether the suites run at their full size (`npm run test:hostile`), or at one that `npm test` has time for. */
export const isFull = process.env.HOSTILE === "full";
