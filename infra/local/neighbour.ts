import { routes } from "#services/services.ts";
import { type Client, client, type Send } from "#shared/http/client.ts";

export type Neighbour = Client<typeof routes>;

type At = {
  readonly send: Send;
  readonly community: string;
  readonly language?: string;
  /** The assisted session in which they act for the person whom they assist. */
  readonly session?: string;
  /** Where the home is; in the same process it has no address. */
  readonly baseUrl?: string | undefined;
};

/** A persona at the API, in the community they belong to; somebody without a token is nobody yet. */
export const neighbour = (
  { send, community, language, session, baseUrl = "http://linli" }: At,
  token?: string,
): Neighbour =>
  client(routes, {
    baseUrl,
    send,
    community,
    ...(token && { token }),
    ...(language && { language }),
    ...(session && { session }),
  });
