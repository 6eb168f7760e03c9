import * as z from "zod";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";

/**
 * Where somebody outside is posted to. Without blanks, backslashes and signs that nobody sees: a reader of URLs leaves
 * them out, and reaches another.
 */
export const EndpointUrl = z
  .url("url" satisfies Format)
  .max(500)
  .regex(/^[^\s\\\p{C}]*$/u, "url" satisfies Format)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.hash}` === "";
  }, "url" satisfies Format);

/** What is known of an endpoint's secrets, which are made of the code key and lie nowhere. */
export const issuing = {
  /** How many secrets it had; the last is good, and for a while the one before. */
  generation: z.int().min(1),
  issuedAt: Instant,
  /** The command whose answer shows the secret. */
  issuedBy: z.string(),
  overlapUntil: Instant.optional(),
};
const Issued = z.object(issuing);
export type Issued = z.infer<typeof Issued>;

export type Making = { readonly at: Instant; readonly commandId: string };

/** The first secret of an endpoint. */
export const issue = ({ at, commandId }: Making) => ({ generation: 1, issuedAt: at, issuedBy: commandId });

/** Another secret; the one before it is good beside it for a day. */
export const reissue = ({ generation }: Issued, { at, commandId }: Making): Issued => ({
  generation: generation + 1,
  issuedAt: at,
  issuedBy: commandId,
  overlapUntil: plusMinutes(at, 60 * numberOf("secretOverlapHours")),
});

const purposeOf = (endpointId: string, generation: number): string => `${endpointId} ${generation}`;

/** What the secrets that are good now are made of, the newest first. */
export const goodPurposes = (endpointId: string, { generation, overlapUntil }: Issued, at: Instant): string[] => [
  purposeOf(endpointId, generation),
  ...(overlapUntil && at < overlapUntil ? [purposeOf(endpointId, generation - 1)] : []),
];

/** The purpose of the secret that a command may show: it alone, while its answer may have been lost. */
export const purposeShown = (endpointId: string, issued: Issued, { at, commandId }: Making): string => {
  const until = plusMinutes(issued.issuedAt, numberOf("secretShownMinutes"));
  if (issued.issuedBy !== commandId || at > until) return refuse("secret-shown");
  return purposeOf(endpointId, issued.generation);
};
