import { parentId } from "#shared/domain/ids.ts";
import { transitions } from "#shared/http/transition.ts";
import { placementFor } from "../domain/access.ts";
import { withdraw as withdrawApplication } from "../domain/application/apply.ts";
import { missInterview, offerWork, reject } from "../domain/application/hire.ts";
import { disclose, verify } from "../domain/employer.ts";
import { cancel, open as openFair } from "../domain/fair/open.ts";
import { clearBooth, file, setPlans } from "../domain/fair/plan.ts";
import { check, rate } from "../domain/placement/check.ts";
import { review } from "../domain/posting/draft.ts";
import { fill, withdraw as withdrawPosting } from "../domain/posting/fill.ts";
import { addOwner, close as closeProgramme, programmeFor } from "../domain/programme.ts";
import { withdrawConsent } from "../domain/seeker/consent-record.ts";
import { keep } from "../domain/seeker/keep.ts";
import { close as closeSeeker } from "../domain/seeker/register.ts";
import { acknowledge, finishTask } from "../domain/seeker/task.ts";
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
  view: (programme, { by }) => programmeFor(programme, by),
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
export const decisions = {
  ...ofProgramme(routes, { addProgrammeOwner: addOwner, closeProgramme }),
  ...ofEmployer(routes, { verifyEmployer: verify, discloseRelation: disclose }),
  ...ofPosting(routes, { reviewPosting: review, fillPosting: fill, withdrawPosting }),
  ...ofFair(routes, {
    setFairPlans: setPlans,
    clearFairBooth: clearBooth,
    fileFair: file,
    openFair,
    cancelFair: cancel,
  }),
  ...ofSeeker(routes, {
    closeSeeker,
    keepSeeker: keep,
    withdrawSignedConsent: withdrawConsent,
    acknowledgeBriefing: acknowledge,
    finishPreparation: finishTask,
  }),
  ...ofApplication(routes, {
    withdrawJobApplication: withdrawApplication,
    offerWork,
    rejectApplicant: reject,
    missInterview,
  }),
  ...ofPlacement(routes, { checkRetention: check, rateSatisfaction: rate }),
};
