import { parentId } from "#shared/domain/ids.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { withdraw as withdrawApplication } from "../domain/applying.ts";
import { disclose, verify } from "../domain/employer.ts";
import { fill, withdraw as withdrawPosting } from "../domain/ending-posting.ts";
import { missInterview, offerWork, reject } from "../domain/hiring.ts";
import { cancel, open as openFair } from "../domain/holding-fair.ts";
import { keep } from "../domain/idle-seeker.ts";
import { review } from "../domain/offering.ts";
import { placementFor } from "../domain/placement-view.ts";
import { acknowledge, finishTask } from "../domain/preparing.ts";
import { clearBooth, file, setPlans } from "../domain/preparing-fair.ts";
import { activate, addOwner, close as closeProgramme } from "../domain/programme.ts";
import { close as closeSeeker } from "../domain/registering.ts";
import { recordConsent, withdrawConsent } from "../domain/signed-consent.ts";
import { check, rate } from "../domain/staying.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { applicationStore } from "../store/application-store.ts";
import { employerStore } from "../store/employer-store.ts";
import { fairStore } from "../store/fair-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { postingStore } from "../store/posting-store.ts";
import { programmeStore } from "../store/programme-store.ts";
import { seekerStore } from "../store/seeker-store.ts";

const ofProgramme = transitions({
  store: programmeStore,
  id: ({ programmeId }) => String(programmeId),
  view: (programme) => programme,
});

const ofEmployer = transitions({
  store: employerStore,
  id: ({ employerId }) => String(employerId),
  view: (employer) => employer,
});

const ofPosting = transitions({
  store: postingStore,
  id: ({ postingId }) => String(postingId),
  view: (posting) => posting,
});

const ofFair = transitions({ store: fairStore, id: ({ fairId }) => String(fairId), view: (fair) => fair });

const ofSeeker = transitions({
  store: seekerStore,
  id: ({ seekerId, taskId }) => String(seekerId ?? parentId("skr", String(taskId))),
  view: (seeker) => seeker,
});

const ofApplication = transitions({
  store: applicationStore,
  id: ({ jobApplicationId }) => String(jobApplicationId),
  view: (application) => application,
});

const ofPlacement = transitions({
  store: placementStore,
  id: ({ placementId }) => String(placementId),
  view: (placement, { by }) => placementFor(placement, by),
});

/** The verbs that only decide: each row is a route and the rule that answers it. */
export const decisions: readonly Endpoint[] = [
  ofProgramme(routes.addProgrammeOwner, addOwner),
  ofProgramme(routes.activateProgramme, activate),
  ofProgramme(routes.closeProgramme, closeProgramme),
  ofEmployer(routes.verifyEmployer, verify),
  ofEmployer(routes.discloseRelation, disclose),
  ofPosting(routes.reviewPosting, review),
  ofPosting(routes.fillPosting, fill),
  ofPosting(routes.withdrawPosting, withdrawPosting),
  ofFair(routes.setFairPlans, setPlans),
  ofFair(routes.clearFairBooth, clearBooth),
  ofFair(routes.fileFair, file),
  ofFair(routes.openFair, openFair),
  ofFair(routes.cancelFair, cancel),
  ofSeeker(routes.closeSeeker, closeSeeker),
  ofSeeker(routes.keepSeeker, keep),
  ofSeeker(routes.recordSignedConsent, recordConsent),
  ofSeeker(routes.withdrawSignedConsent, withdrawConsent),
  ofSeeker(routes.acknowledgeBriefing, acknowledge),
  ofSeeker(routes.finishPreparation, finishTask),
  ofApplication(routes.withdrawJobApplication, withdrawApplication),
  ofApplication(routes.offerWork, offerWork),
  ofApplication(routes.rejectApplicant, reject),
  ofApplication(routes.missInterview, missInterview),
  ofPlacement(routes.checkRetention, check),
  ofPlacement(routes.rateSatisfaction, rate),
];
