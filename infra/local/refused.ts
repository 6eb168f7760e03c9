import type { RefusalCode, RefusalDetail } from "#shared/domain/refusal.ts";
import { cors } from "#shared/http/cors.ts";
import { negotiate } from "#shared/http/language.ts";
import { problem, retryAfterSeconds } from "#shared/http/problem.ts";

/** What every answer of the gateway lets a page of another origin read. */
export const corsHeaders = (): Record<string, string> => ({
  "access-control-allow-origin": "*",
  "access-control-expose-headers": cors.exposeHeaders.join(","),
});

export type Refused = {
  readonly code: RefusalCode | "unexpected";
  readonly path: string;
  readonly detail?: RefusalDetail;
  readonly language?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The problem of a request that no service saw, as the services tell theirs. */
export const refused = async ({ code, path, detail = {}, language, headers }: Refused): Promise<Response> => {
  const requestId = crypto.randomUUID();
  const told = await problem({ code, detail }, { language: negotiate(language, "zh-CN"), instance: path, requestId });
  const wait = retryAfterSeconds(told.status);
  return new Response(JSON.stringify(told), {
    status: told.status,
    headers: {
      ...corsHeaders(),
      "content-type": "application/problem+json",
      "x-request-id": requestId,
      "content-language": negotiate(language, "zh-CN"),
      "cache-control": "no-store",
      ...(wait && { "retry-after": String(wait) }),
      ...headers,
    },
  });
};
