import type { Send } from "#shared/http/client.ts";
import type { Home } from "../home.ts";
import { devIssuer } from "../issuer.ts";

type SendAs = (persona: string) => Send;

/** Sends as a persona for whom this process vouches, without a token. */
export const vouched =
  ({ gateway }: Pick<Home, "gateway">): SendAs =>
  (persona) =>
  (request) =>
    gateway.send(request, { iss: devIssuer, sub: persona });

/** Gives each change a key of its own, the same whenever it is told: so the same telling gives the same ids. */
export const repeatable = (sendAs: SendAs): SendAs => {
  const sent = new Map<string, number>();
  return (persona) => async (request) => {
    const act = `living ${persona} ${new URL(request.url).pathname}`;
    const nth = (sent.get(act) ?? 0) + 1;
    sent.set(act, nth);
    if (request.method === "POST") request.headers.set("idempotency-key", `${act} ${nth}`);
    return sendAs(persona)(request);
  };
};
