import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import type { World } from "../world.ts";
import { type Envelope, firstSequence } from "./contract.ts";

const EnvelopeShape = z.object({
  specversion: z.literal("1.0"),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: Instant,
  subject: z.string(),
  community: z.string(),
  region: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  sequence: z.string().default(firstSequence),
  data: z.record(z.string(), z.unknown()),
});

/** What EventBridge puts on a queue: the envelope is the detail, and the account is whose bus it was told on. */
const Delivery = z.object({ account: z.string().optional(), detail: EnvelopeShape });

/**
 * The envelope in a message. Throws where there is none, and on one of another region, or of another account than
 * the given one; at home there are no accounts.
 */
export const read = ({ region }: Pick<World, "region">, body: string, own?: string): Envelope => {
  const { account, detail } = Delivery.parse(JSON.parse(body));
  if (detail.region !== region) throw new Error(`an event of ${detail.region} in ${region}`);
  if (own !== undefined && account !== own) throw new Error(`an event of account ${account} in ${own}`);
  return detail as Envelope;
};
