import * as z from "zod";
import { personEvent } from "./communities.ts";

export const administratorAppointed = personEvent(
  "administrator-appointed",
  "The operator made somebody an administrator: the community is told.",
  { grantId: z.string() },
);
export const administratorLeaving = personEvent(
  "administrator-leaving",
  "The last administrator asks to be removed: the operator is told, and it waits for a successor.",
  { erasureId: z.string(), dueAt: z.string() },
);
export const administratorNeeded = personEvent(
  "administrator-needed",
  "The term of the last administrator is over: they stay until there is another, and the operator is told.",
  { grantId: z.string() },
);
