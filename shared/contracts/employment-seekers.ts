import * as z from "zod";
import { ConsentPurpose } from "../domain/consent-texts.ts";
import { event } from "../events/contract.ts";

const id = z.string();
const count = z.int().min(0);
const skills = z.array(z.string());

const seekerEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "seekerId", z.object({ seekerId: id, ...shape }));
export const seekerRegistered = seekerEvent("seeker-registered", "Somebody looks for work.", { skills });
export const seekerChanged = seekerEvent("seeker-skills-changed", "What a seeker knows how to do has changed.", {
  skills,
});
export const seekerClosed = seekerEvent("seeker-closed", "Somebody no longer looks for work here.", { skills });
export const seekerBriefed = seekerEvent("seeker-briefed", "A seeker was told of needs and postings.", {
  briefingId: id,
  needIds: z.array(id),
  postingIds: z.array(id),
});
export const briefingAcknowledged = seekerEvent("briefing-acknowledged", "The seeker took note.", { briefingId: id });
export const seekerPrepared = seekerEvent("seeker-prepared", "A seeker finished a task of preparation.", {
  tasksDone: count,
  tasksLeft: count,
});
export const seekerIdleDue = seekerEvent("seeker-idle-due", "A seeker may not have been heard of for long.", {});
export const seekerForgettingAnnounced = seekerEvent(
  "seeker-forgetting-announced",
  "A seeker is to be asked whether the profile is to be kept, before it is forgotten.",
  { forgetAt: z.string() },
);
export const signedConsentWithdrawn = seekerEvent(
  "signed-consent-withdrawn",
  "A consent that was signed at the desk no longer holds.",
  { consentId: id, purpose: ConsentPurpose, scopeId: id.optional() },
);
export const certificateOldDue = event(
  "employment.certificate-old-due.v1",
  "What a seeker completed waits no longer for a consent to be heard.",
  "learnerId",
  z.object({ learnerId: id, courseId: id }),
);
