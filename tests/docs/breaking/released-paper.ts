import { inLines } from "../openapi/lines.ts";
import { shapesOf } from "./shapes.ts";

/** What the API was at its last release, one operation and one shape a line. */
export const releasedPaper = (openapi: string) => ({
  "docs/api-released.json": `${inLines(shapesOf(JSON.parse(openapi)), 2)}\n`,
});
