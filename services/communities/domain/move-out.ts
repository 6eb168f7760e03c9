import * as z from "zod";
import { personAnonymised, personMovedIn, personMovedOut } from "#shared/contracts/communities.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { Building, Room } from "#shared/domain/text.ts";
import { mustBePlausible, type Person, personLifecycle, type Surroundings } from "./person.ts";
import { endGrants } from "./role-grant.ts";

/** The person no longer lives here: every role ends with it, and open duties by those who hear of it. */
export const moveOut = (current: Person, at: Instant) => {
  const subject = personLifecycle.allow("moveOut", current);
  const { grants, facts } = endGrants(subject, () => true, at);
  const state: Person = { ...subject, status: "moved-out", grants, movedOutAt: at };
  return { state, facts: [...facts, personMovedOut({ personId: subject.personId })] };
};

export const MoveIn = z.strictObject({ building: Building.optional(), room: Room.optional() });

type MovingIn = z.infer<typeof MoveIn> & Surroundings;

/** Who had moved out lives here again: the same person, whom staff verify anew. */
export const moveIn = (current: Person, { building, room, ...around }: MovingIn) => {
  const { movedOutAt: _, verified: __, ...kept } = { verified: undefined, ...personLifecycle.allow("moveIn", current) };
  mustBePlausible({ building }, around);
  const state: Person = { ...kept, status: "unverified", building, room };
  return { state, facts: [personMovedIn({ personId: kept.personId })] };
};

/** Name, phone, room and sign-in are removed; the id stays in what others keep. */
export const anonymise = (current: Person, at: Instant) => {
  const { personId, registeredAt, grants, movedOutAt } = personLifecycle.allow("anonymise", current);
  const unexplained = grants.map(({ reason: _, ...grant }) => grant);
  const kept = { personId, registeredAt, grants: unexplained, movedOutAt };
  const state: Person = { ...kept, status: "anonymised", anonymisedAt: at };
  return { state, facts: [personAnonymised({ personId })] };
};
