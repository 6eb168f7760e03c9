import type * as z from "zod";
import { refuse } from "#shared/domain/refusal.ts";
import { type Fair, FairStatus, type PublicFair, type PublicFairCard } from "./fair.ts";
import type { Exhibitor } from "./plan.ts";

/** From the day on which it is ready. */
export const announcedStatuses = FairStatus.exclude(["planned", "filed"]).options;

type Announced = Extract<Fair, { status: (typeof announcedStatuses)[number] }>;

export const isAnnounced = (subject: Fair): subject is Announced =>
  announcedStatuses.some((each) => each === subject.status);

const shownBooths = (subject: Announced): Announced["booths"] => (subject.readyAt === undefined ? [] : subject.booths);

const announcementOf = (subject: Announced): string | undefined =>
  subject.status === "cancelled" ? subject.cancellation.announcement : undefined;

/** What everybody sees of a fair in the list. */
export const publicCardOf = (subject: Announced): z.infer<typeof PublicFairCard> => {
  const { fairId, name, heldOn, place, address, status } = subject;
  const employerCount = new Set(shownBooths(subject).map(({ employerId }) => employerId)).size;
  return { fairId, name, heldOn, place, address, status, employerCount, announcement: announcementOf(subject) };
};

/**
 * A fair as everybody reads it, from the day on which it is ready; one that is called off says so. Who takes part is
 * told of a fair that was ready once: until then nobody made sure that they are verified.
 */
export const announcedFair = (
  subject: Fair,
  exhibitors: ReadonlyMap<string, Exhibitor>,
): z.infer<typeof PublicFair> => {
  if (!isAnnounced(subject)) return refuse("not-found");
  const { fairId, name, heldOn, place, address, status } = subject;
  const employers = shownBooths(subject).flatMap(({ number: booth, employerId }) => {
    const employer = exhibitors.get(employerId)?.employer;
    return employer ? [{ name: employer.name, booth, relatedEmployer: employer.relation !== undefined }] : [];
  });
  return { fairId, name, heldOn, place, address, status, employers, announcement: announcementOf(subject) };
};
