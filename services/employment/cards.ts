import { approversOf } from "#shared/domain/approvals.ts";
import { sideRoles } from "#shared/domain/roles.ts";
import type { Card, Cards, Next, Unless } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import { organiserRoles, reviewerRoles } from "./domain/access.ts";
import { type Application, applicationLifecycle, isOpen, sharedBy } from "./domain/application/application.ts";
import { type Employer, employerLifecycle } from "./domain/employer.ts";
import { type Fair, fairLifecycle } from "./domain/fair/fair.ts";
import { type Placement, placementLifecycle } from "./domain/placement/placement.ts";
import { type Posting, postingLifecycle } from "./domain/posting/posting.ts";
import { type Programme, programmeLifecycle, sidesToAsk } from "./domain/programme.ts";
import { type Seeker, seekerLifecycle } from "./domain/seeker/seeker.ts";
import type { employmentRoutes } from "./routes.ts";
import { applicationStore } from "./store/application-store.ts";
import { employerStore } from "./store/employer-store.ts";
import { fairStore } from "./store/fair-store.ts";
import { placementStore } from "./store/placement-store.ts";
import { postingStore } from "./store/posting-store.ts";
import { programmeStore } from "./store/programme-store.ts";
import { seekerStore } from "./store/seeker-store.ts";

type Operation = keyof typeof employmentRoutes;
type CardFor = Card<Operation>;

const caseworker = "employment-caseworker";

const when = (holds: boolean, operation: Operation): Next<Operation>[] => (holds ? [{ do: operation }] : []);

/** A profile, to whose it is; to the caseworker while nobody was briefed by it, and before it is forgotten. */
const cardsOfSeeker = (seeker: Seeker): CardFor[] => {
  const { seekerId, personId, status, briefings, tasks, forgetting } = seeker;
  if (status === "closed") {
    const { at } = seeker.closure;
    return personId && at ? [{ to: personId, as: "seeker", status, endedAt: at }] : [];
  }
  const keeping = when(forgetting !== undefined && seekerLifecycle.can("keep", seeker), "keepSeeker");
  const own = [
    ...keeping,
    ...when(
      briefings.some(({ acknowledgedAt }) => !acknowledgedAt),
      "acknowledgeBriefing",
    ),
    ...when(
      tasks.some(({ doneAt }) => !doneAt),
      "finishPreparation",
    ),
  ];
  const care = [...keeping, ...when(briefings.length === 0, "briefSeeker")];
  const about = { status, dueAt: forgetting?.at };
  return [
    ...(personId ? [{ ...about, to: personId, as: "seeker", next: own }] : []),
    ...(care.length > 0
      ? [
          {
            ...about,
            to: caseworker,
            as: "caseworker",
            names: { name: { at: ["SEEKER", seekerId], path: ["name"] } },
            next: care,
          },
        ]
      : []),
  ];
};

const titleOf = (postingId: string) => ({ title: { at: ["POSTING", postingId], path: ["posting", "title"] } });

const endOfApplication = (application: Application): string | undefined => {
  if (application.status === "hired") return application.hire.at;
  return "ending" in application ? application.ending.at : undefined;
};

/** An application, to the seeker from the first interest to the end, and to the employer while it sees the applicant. */
const cardsOfApplication = (application: Application): CardFor[] => {
  const { personId, employerId, postingId, status } = application;
  const endedAt = endOfApplication(application);
  const isShared = sharedBy(application) !== undefined;
  const about = { status, names: titleOf(postingId) };
  const can = (verb: Parameters<typeof applicationLifecycle.can>[0], operation: Operation) =>
    when(isShared && applicationLifecycle.can(verb, application), operation);
  const isShown = isOpen(application) || endedAt !== undefined;
  const own =
    personId && isShown
      ? [{ ...about, to: personId, as: "applicant", endedAt, next: can("accept", "acceptWork") }]
      : [];
  const next = [
    ...can("interview", "inviteToInterview"),
    ...can("offer", "offerWork"),
    ...(status === "accepted" ? [] : can("reject", "rejectApplicant")),
  ];
  return [...own, ...(isOpen(application) && isShared ? [{ ...about, to: employerId, as: "employer", next }] : [])];
};

const apartFrom = (side: NonNullable<Unless["sides"]>[number] | undefined): { unless?: Unless } =>
  side ? { unless: { sides: [side] } } : {};

/** A posting, to its employer while it is not over, and as a draft to those who review it. */
const cardsOfPosting = (posting: Posting): CardFor[] => {
  const { postingId, employerId, status, relatedTo } = posting;
  const about = { status, names: titleOf(postingId) };
  const isOver = !postingLifecycle.can("withdraw", posting);
  const review = when(postingLifecycle.can("review", posting), "reviewPosting");
  return [
    ...(isOver ? [] : [{ ...about, to: employerId, as: "employer" }]),
    ...(review.length > 0
      ? reviewerRoles.map((to) => ({ ...about, to, as: "reviewer", ...apartFrom(relatedTo), next: review }))
      : []),
  ];
};

const cardsOfEmployer = (employer: Employer): CardFor[] => {
  const { employerId, status, relation } = employer;
  if (!employerLifecycle.can("verify", employer)) return [];
  const names = { name: { at: ["EMPLOYER", employerId], path: ["name"] } };
  const next = [{ do: "verifyEmployer" as const }];
  return reviewerRoles.map((to) => ({ to, as: "reviewer", status, names, ...apartFrom(relation?.side), next }));
};

/** A programme, to each side among its owners that is to say yes. */
const cardsOfProgramme = (programme: Programme): CardFor[] => {
  const { programmeId, status, approvals } = programme;
  if (!programmeLifecycle.can("approve", programme)) return [];
  const missing = sidesToAsk(programme);
  return sideRoles
    .filter(({ side }) => missing.includes(side))
    .map(({ role, side }) => ({
      to: role,
      as: "side",
      status,
      names: { name: { at: ["PROGRAMME", programmeId], path: ["name"] } },
      side,
      unless: { people: approversOf(approvals) },
      next: [{ do: "approveProgramme" as const }],
    }));
};

/** A fair, to its organisers, from its plan to its report. */
const cardsOfFair = (fair: Fair): CardFor[] => {
  const { fairId, status } = fair;
  const dueAt = fair.status === "closed" ? fair.reportDueAt : undefined;
  const can = (verb: Parameters<typeof fairLifecycle.can>[0], operation: Operation) =>
    when(fairLifecycle.can(verb, fair), operation);
  const next = [
    ...can("file", "fileFair"),
    ...can("open", "openFair"),
    ...can("close", "closeFair"),
    ...can("report", "reportFair"),
  ];
  if (status === "reported" || status === "cancelled") return [];
  const names = { name: { at: ["FAIR", fairId], path: ["name"] } };
  return organiserRoles.map((to) => ({ to, as: "organiser", status, names, dueAt, next }));
};

/** Somebody's work, to them; and when it is time to ask whether they are still there, to those who ask. */
const cardsOfPlacement = (placement: Placement): CardFor[] => {
  const { placementId, personId, employerId, seekerId, status, checks } = placement;
  const endedAt = placement.status === "ended" ? placement.ending.at : undefined;
  const names = { title: { at: ["PLACEMENT", placementId], path: ["positions", "0", "title"] } };
  const asked = checks.find(({ is }) => is === "pending" || is === "due");
  const isAsked = asked !== undefined && placementLifecycle.can("check", placement);
  return [
    ...(personId ? [{ to: personId, as: "employee", status, names, endedAt }] : []),
    ...(isAsked
      ? [caseworker, employerId].map((to) => ({
          to,
          as: "asker",
          status,
          params: { month: asked.month },
          names: { name: { at: ["SEEKER", seekerId], path: ["name"] } },
          dueAt: asked.dueAt,
          within: { from: asked.dueAt },
          next: [{ do: "checkRetention" as const, from: asked.dueAt }],
        }))
      : []),
  ];
};

/** What each thing of employment is to whom. What somebody is cared for in confidence is not shown. */
export const employmentCards = {
  SEEKER: concerns<Seeker>({ named: "seekerId", store: seekerStore, cardsOf: cardsOfSeeker }),
  "JOB-APPLICATION": concerns<Application>({
    named: "jobApplicationId",
    store: applicationStore,
    cardsOf: cardsOfApplication,
  }),
  POSTING: concerns<Posting>({ named: "postingId", store: postingStore, cardsOf: cardsOfPosting }),
  EMPLOYER: concerns<Employer>({ named: "employerId", store: employerStore, cardsOf: cardsOfEmployer }),
  PROGRAMME: concerns<Programme>({ named: "programmeId", store: programmeStore, cardsOf: cardsOfProgramme }),
  FAIR: concerns<Fair>({ named: "fairId", store: fairStore, cardsOf: cardsOfFair }),
  PLACEMENT: concerns<Placement>({ named: "placementId", store: placementStore, cardsOf: cardsOfPlacement }),
  STORY: "nobody",
  VISIT: "nobody",
  WELLBEING: "nobody",
  "SKILL-GAP": "nobody",
} as const satisfies Cards;
