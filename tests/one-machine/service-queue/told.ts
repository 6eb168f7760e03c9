import * as z from "zod";
import { type Envelope, event, type Hearable, reactions, sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { account } from "./queue-in-memory.ts";

export const known = event(
  "communities.person-registered.v1",
  "Somebody came.",
  "personId",
  z.object({ personId: z.string() }),
);
/** What the release before did not know. */
export const young = event("communities.person-greeted.v1", "Told since this release.", "personId", known.data);

export const table = reactions("mediation", {
  welcomeWhenRegistered: { hears: known, summary: "Welcomes." },
  noteWhenRegistered: { hears: known, summary: "Notes." },
  answerWhenGreeted: { hears: young, summary: "Answers." },
});

export const told = (contract: Hearable, personId: string, sequence = sequenceOf(1, 0)): Envelope => {
  const at = "2026-03-02T01:00:00.000Z";
  const about = { id: `${personId} ${sequence}`, at, sequence, correlationId: "c", causationId: "c" };
  return envelope("eu-west-1", "yangguang", about, { type: contract.type, subject: personId, data: { personId } });
};

/** As EventBridge puts it on a queue. */
export const delivered = (detail: Envelope, own = account): string => JSON.stringify({ account: own, detail });
