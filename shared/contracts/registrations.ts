import * as z from "zod";
import { event } from "../events/contract.ts";

const registrationEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "registrationId", z.object({ registrationId: z.string(), ...shape }));

export const selfRegistered = registrationEvent(
  "self-registered",
  "Somebody who is on no roster says that they live here: the desk is told.",
  { building: z.string() },
);
export const registrationReleased = registrationEvent(
  "registration-released",
  "The desk took in who registered themselves.",
  { personId: z.string() },
);
export const registrationDeclined = registrationEvent(
  "registration-declined",
  "The desk did not take in who registered themselves: they are told why.",
  {},
);
export const registrationLapseDue = registrationEvent(
  "registration-lapse-due",
  "A registration that nobody released is kept no longer.",
  {},
);
export const registrationLapsed = registrationEvent(
  "registration-lapsed",
  "Nothing is kept any more of who registered themselves.",
  {},
);
