import type * as z from "zod";
import { refuse } from "#shared/domain/refusal.ts";
import type { Fair, PublicFair } from "./fair.ts";
import type { Exhibitor } from "./plan.ts";

/**
 * A fair as everybody reads it, from the day on which it is ready; one that is called off says so. Who takes part is
 * told of a fair that was ready once: until then nobody made sure that they are verified.
 */
export const announcedFair = (
  subject: Fair,
  exhibitors: ReadonlyMap<string, Exhibitor>,
): z.infer<typeof PublicFair> => {
  if (subject.status === "planned" || subject.status === "filed") return refuse("not-found");
  const { fairId, name, heldOn, place, address, status, booths } = subject;
  const shown = subject.readyAt === undefined ? [] : booths;
  const employers = shown.flatMap(({ number: booth, employerId }) => {
    const employer = exhibitors.get(employerId)?.employer;
    return employer ? [{ name: employer.name, booth, relatedEmployer: employer.relation !== undefined }] : [];
  });
  const announcement = status === "cancelled" ? subject.cancellation.announcement : undefined;
  return { fairId, name, heldOn, place, address, status, employers, announcement };
};
