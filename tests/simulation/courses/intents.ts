import { base, type Intent, oneOf } from "../ask.ts";
import type { People } from "../estate.ts";
import type { World } from "../scenario.ts";
import { type Ground, seated } from "./ground.ts";

type KnownBooking = { readonly bookingId: string; readonly as: string };
export type Known = Ground & {
  readonly bookings: KnownBooking[];
  readonly campus: { isOpen: boolean; isPending: boolean };
};
type Surroundings = World<Known>;

const path = `${base}/courses`;

const booking = ({ random, known }: Surroundings, as: string, learnerIds: readonly string[]): Intent => ({
  as,
  path: `${path}/bookings`,
  body: {
    courseId: known.courseId,
    learners: learnerIds.map((learnerId) => ({ learnerId, name: "小宝" })),
    ifFull: random() < 0.75 ? "wait" : "refuse",
  },
});

const grownUps = ["sun", "yu", "qin", "jiang"] as const satisfies readonly (keyof People)[];

const someBooking = (surroundings: Surroundings): Intent => {
  const { random, known, people } = surroundings;
  const chance = random();
  const [one = "", two = "", three = ""] = known.children.toSorted(() => random() - 0.5);
  if (chance < 0.35) return booking(surroundings, "qin", [one]);
  if (chance < 0.55) return booking(surroundings, "qin", random() < 0.5 ? [one, two] : [one, two, three]);
  const persona = oneOf(grownUps, random) ?? "sun";
  return booking(surroundings, persona, [people[persona].personId]);
};

const someVerb = ({ random, known }: Surroundings): Intent | undefined => {
  const own = oneOf(known.bookings, random);
  if (!own) return undefined;
  const verb = oneOf(["cancel", "accept", "accept", "keep"], random) ?? "cancel";
  if (random() < 0.15) {
    const body = { priority: 1 + Math.floor(random() * 9), reason: "特殊情况" };
    return { as: "admin-yangguang", path: `${path}/bookings/${own.bookingId}/set-priority`, body };
  }
  return { as: own.as, path: `${path}/bookings/${own.bookingId}/${verb}`, body: {} };
};

const someConsent = ({ random, known }: Surroundings): Intent => ({
  as: "jiang",
  path: `${base}/communities/consents`,
  body: {
    subjectId: oneOf(known.children, random),
    purpose: "child-course",
    scopeId: known.courseId,
    textVersion: "2026-01",
    basis: "guardian",
    answer: random() < 0.75 ? "yes" : "no",
  },
});

const someCapacity = ({ random, known }: Surroundings): Intent => ({
  as: "admin-yangguang",
  path: `${path}/courses/${known.courseId}/change-capacity`,
  body: { capacity: 2 + Math.floor(random() * 4) },
});

/** The committee closes the campus and opens it again: one asks, the others agree, or one of them does not. */
const someDecision = ({ random, known }: Surroundings): Intent => {
  const as = oneOf(Object.keys(seated), random) ?? "sun";
  const { isOpen, isPending } = known.campus;
  const campus = `${path}/campuses/${known.campusId}`;
  const wanted = isOpen ? { kind: "closing", cause: "epidemic" } : { kind: "reopening" };
  if (!isPending) return { as, path: `${campus}/propose`, body: { wanted } };
  return { as, path: `${campus}/${random() < 0.9 ? "approve" : "reject"}-decision`, body: {} };
};

/** What somebody might want now. */
export const someIntent = (surroundings: Surroundings): Intent => {
  const chance = surroundings.random();
  if (chance < 0.36) return someBooking(surroundings);
  if (chance < 0.6) return someVerb(surroundings) ?? someBooking(surroundings);
  if (chance < 0.72) return someConsent(surroundings);
  return chance < 0.78 ? someCapacity(surroundings) : someDecision(surroundings);
};
