import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { event } from "../events/contract.ts";

const bodyId = z.string();
const personId = z.string();

const bodyEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "bodyId", z.object({ bodyId, ...shape }));

export const bodyRegistered = bodyEvent("body-registered", "The community registered a body that mediates.", {
  kind: z.string(),
});
export const bodyMemberAdded = bodyEvent("body-member-added", "Somebody is a member of a body that mediates.", {
  personId,
});
export const bodyMemberLeft = bodyEvent("body-member-left", "Somebody is no longer a member of a body.", { personId });
export const bodyPresidentNamed = bodyEvent("body-president-named", "A body has a president.", { personId });
export const bodyDeputyNamed = bodyEvent("body-deputy-named", "The president of a body has a deputy.", { personId });
export const bodyAbsenceDeclared = bodyEvent(
  "body-absence-declared",
  "The president of a body is away until then; without an end, they are back.",
  { until: Instant.optional() },
);

const caseEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), ...shape }));

export const nobodyToAct = caseEvent(
  "nobody-to-act",
  "Nobody of the body can act in the case: the worker of the committee does.",
  {},
);
export const bodyInvited = caseEvent("body-invited", "A second body was asked to mediate the case too.", { bodyId });
export const bodyJoined = caseEvent("body-joined", "A second body mediates the case too.", { bodyId });
