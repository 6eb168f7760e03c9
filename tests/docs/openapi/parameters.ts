import * as z from "zod";
import type { ZodOpenApiParameters } from "zod-openapi";
import type { Fields, Route } from "#shared/http/route.ts";

const header = (description: string) => z.string().optional().meta({ description });

/** By the Standard Webhooks: https://www.standardwebhooks.com. */
const signature = {
  "webhook-id": z.string().meta({ description: "Repeat it to retry: one effect." }),
  "webhook-timestamp": z.string().meta({ description: "Seconds since 1970, at most five minutes from now." }),
  "webhook-signature": z
    .string()
    .meta({ description: "`v1,` and the HMAC-SHA256 of id, timestamp and body in base64." }),
};

const headersOf = ({ method, access, signed }: Route) => {
  const code = access === "code" && {
    "Linli-Code": z.string().meta({ description: "The code that was issued for it." }),
  };
  const isMembers = typeof access === "object" || access === "member";
  const session = isMembers && { "Linli-Session": header("The assisted session it is done under, at the desk.") };
  const language = { "Accept-Language": header("zh-CN or en; the community's by default."), ...code, ...session };
  if (method === "GET") return { ...language, "If-None-Match": header("Answers 304 while this ETag holds.") };
  if (signed) return { ...language, ...signature };
  const key = z.string().min(1).max(255).meta({ description: "Repeat it to retry: one effect, one id." });
  return { ...language, "Idempotency-Key": key, "If-Match": header('The version that was read, such as "7".') };
};

const pathOf = (route: Route): Fields => {
  if (!route.path.includes("{community}")) return route.params;
  return z.object({
    community: z.string().meta({ description: "The community's slug." }),
    ...route.params._zod.def.shape,
  });
};

/** What an operation takes beside its body: in the path, the query and the headers. */
export const parametersOf = (route: Route): ZodOpenApiParameters => ({
  path: pathOf(route),
  query: route.query,
  header: z.object(headersOf(route)),
});
