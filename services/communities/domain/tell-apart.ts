import type { Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Person } from "./person.ts";
import { isOver } from "./role-grant.ts";
import { sideAtDesk } from "./side-at-desk.ts";

/** Whether somebody is, or will be, of the property company's people. */
export const isStaff = ({ grants }: Pick<Person, "grants">, at: Instant): boolean =>
  grants.some((grant) => grant.role === "property-staff" && !isOver(grant, at));

/** Of those who have the same number the one because of whom it is asked about: they are staff, or whom it is about is. */
export const staffAmong = (alike: readonly Person[], subject: Person, at: Instant): Person | undefined =>
  alike.find((each) => isStaff(subject, at) || isStaff(each, at));

type Telling = {
  /** Who else has the same number. */
  readonly alike: readonly Person[];
  readonly by: Caller;
  readonly at: Instant;
  /** Whoever does it says that they are two. */
  readonly isAnother?: boolean | undefined;
  readonly pointer: string;
  /** A record that is marked is asked about too, whatever number it has by now. */
  readonly asksOfMarked?: true;
};

/**
 * A number that somebody of the property company has is asked about where it stands on another record: refused
 * `likely-same`, with who it is, unless whoever does it says that they are two. The company's own hand says so for
 * nobody who speaks for the residents: until another side does, the record stays marked, also without the number. Of its
 * own people it does not say so at all.
 */
export const tellApart = <Known extends Person>(subject: Known, telling: Telling): Known => {
  const { alike, by, at, isAnother, pointer, asksOfMarked } = telling;
  const [isOwnStaff, isCompanys] = [isStaff(subject, at), sideAtDesk(by) === "property"];
  const other = staffAmong(alike, subject, at);
  const isAsked = other !== undefined || (asksOfMarked && subject.likeStaff);
  if (isAsked && (!isAnother || (isOwnStaff && isCompanys)))
    refuse("invalid", { personId: other?.personId, errors: [{ pointer, code: "likely-same" }] });
  if (isAnother && !isCompanys) return { ...subject, likeStaff: undefined };
  return other && !isOwnStaff ? { ...subject, likeStaff: true } : subject;
};
