import * as z from "zod";
import type { Act } from "#shared/domain/caller.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { nextAt } from "#shared/domain/local-time.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { callDueAt, type Message } from "#shared/messages/message.ts";
import { type Place, quietUntil } from "./next-step.ts";
import { factsOf } from "./proof.ts";

export const CallOutcome = z.enum(["reached", "not-reached", "wrong-number"]);
export const ReportCall = z.strictObject({ outcome: CallOutcome });

const endOf = { reached: "spoken", "wrong-number": "no-such-address", "not-reached": "given-up" } as const;

type Reporting = Act & z.infer<typeof ReportCall> & Omit<Place, "at">;

/** When the desk calls again: some hours later the same day while a try of it is left, else the next morning; never after the last. */
const againAt = (tries: number, { at, timeZone, policy }: Place): Instant | undefined => {
  const [aDay, days] = [numberOf("callTriesADay", policy), numberOf("callDays", policy)];
  if (tries >= aDay * days) return undefined;
  const later = plusMinutes(at, numberOf("callAgainMinutes", policy));
  if (tries % aDay !== 0) return quietUntil({ at: later, timeZone, policy }) ?? later;
  return nextAt(timeZone, at, `${String(numberOf("offersFromHour", policy)).padStart(2, "0")}:00`);
};

/** What came of a call that the desk made. Of a call that is on no list nothing can be reported. */
export const reportCall = (current: Message, { at, outcome, ...place }: Reporting) => {
  const dueAt = callDueAt(current);
  if (dueAt === undefined || dueAt > at) return refuse("not-found");
  const tries = (current.deliveries.call?.tries ?? 0) + 1;
  const again = outcome === "not-reached" ? againAt(tries, { at, ...place }) : undefined;
  const state = again ? "due" : endOf[outcome];
  return {
    state: { ...current, deliveries: { ...current.deliveries, call: { state, tries, at: again ?? at } } } as Message,
    facts: factsOf(current, { channel: "call", state }),
  };
};
