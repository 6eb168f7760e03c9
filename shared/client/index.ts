/** What a front end imports of the package; the operations of each service stand in modules of their own. */
export { type Client, type ClientOptions, client, type Send } from "./client.ts";
export { itemsOf, pagesOf } from "./pages.ts";
export { type Problem, type ProblemCode, ProblemError } from "./problem-error.ts";
export type { Reply } from "./reply.ts";
