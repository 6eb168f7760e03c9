import * as z from "zod";
import type { Route } from "#shared/http/route.ts";

const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457). `code` is the contract." });

const answers: Readonly<Record<string, readonly [name: string, description: string]>> = {
  400: ["Invalid", "Malformed, or not what the operation takes: every wrong field is named"],
  401: ["Unauthenticated", "Without a valid token or code"],
  403: ["Forbidden", "Not for this role or person"],
  404: ["NotFound", "Nothing of this id in this community"],
  409: ["Conflict", "Not in this state"],
  412: ["Stale", "If-Match names another version than there is"],
  413: ["TooLarge", "A larger body than the operation takes"],
  415: ["UnsupportedMediaType", "Not the kind of body that the operation takes"],
  422: ["Unprocessable", "A rule on the values, or a key that was used for another request"],
  423: ["Suspended", "The community is suspended or leaving: reading only"],
  429: ["TooMany", "Too often: again after Retry-After"],
  503: ["Busy", "Too busy now: again after Retry-After"],
};

/** The answers that refuse, by the names under which operations share them. */
export const problemResponses = Object.fromEntries(
  Object.values(answers).map(([name, description]) => [
    name,
    { description, content: { "application/problem+json": { schema: Problem } } },
  ]),
);

const statusesOf = ({ method, access, refusals }: Route): string[] => {
  const isTried = refusals.includes("code-invalid") || refusals.includes("signature-invalid");
  const open = isTried ? ["401"] : [];
  const who = { public: open, code: ["401"] }[String(access)] ?? ["401", "403"];
  const doing = method === "POST" ? ["409", "412", "413", "415", "422", "423", "429"] : [];
  return ["400", ...who, "404", ...doing, "503"];
};

/** How an operation may refuse: each status, and which of the shared answers it is. */
export const problemsOf = (route: Route): Record<string, { $ref: string }> =>
  Object.fromEntries(
    statusesOf(route).map((status) => [status, { $ref: `#/components/responses/${answers[status]?.[0]}` }]),
  );
