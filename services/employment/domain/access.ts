import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Role, type Side, sideOfRoles } from "#shared/domain/roles.ts";
import type { Placement } from "./placement/placement.ts";
import type { Posting } from "./posting/posting.ts";

/** Who organises the work of finding work: staff of the committee, the property company and the caseworker. */
export const organiserRoles = [
  "employment-caseworker",
  "residents-committee-worker",
  "property-staff",
] as const satisfies Role[];

/** Who checks what organisers and employers put forward. */
export const reviewerRoles = ["employment-caseworker", "residents-committee-worker"] as const satisfies Role[];

export const isOrganiser = (by: Caller): boolean => holds(by, ...organiserRoles);

/** Whether the caller speaks for the employer: a contact's grant names the one employer it is for. */
export const isContactOf = ({ grants }: Caller, employerId: string): boolean =>
  grants.some((grant) => grant.role === "employer-contact" && grant.employerId === employerId);

/** An employer's things are for organisers and for its own contacts; to anyone else they do not exist. */
export const mustActFor = (by: Caller, employerId: string): void => {
  if (!isOrganiser(by) && !isContactOf(by, employerId)) refuse("not-found");
};

/** Whether a side is the caller's: everybody is of one at most. Where it counts for the side the standing is read. */
export const isOfSide = ({ grants }: Caller, side: Side): boolean =>
  sideOfRoles(grants.map(({ role }) => role)) === side;

/** An employer, and the side of the organiser that it belongs to, where it belongs to one. */
type Checked = { readonly employerId: string; readonly side: Side | undefined };

/** Whoever speaks for an employer, or is of the side that it belongs to, does not check what it puts forward. */
export const mustBeImpartial = (by: Caller, { employerId, side }: Checked): void => {
  const isTheirs = by.grants.some((grant) => grant.employerId === employerId);
  if (isTheirs || (side !== undefined && isOfSide(by, side))) refuse("conflict-of-interest");
};

/** An offer is ended by its employer's own contacts and by those who review; to anyone else it does not exist. */
export const mustEndFor = (by: Caller, employerId: string): void => {
  if (!holds(by, ...reviewerRoles) && !isContactOf(by, employerId)) refuse("not-found");
};

/** Somebody who looks for work, as far as rights turn on who they are. */
type Seeking = { readonly personId?: string | undefined };

/** The caller is the seeker, or acts for them at the desk. */
export const isSelf = ({ personId }: Seeking, by: Caller): boolean =>
  personId !== undefined && personId === actingPerson(by).personId;

/** Whether the caller cares for seekers: the caseworker. */
export const isCaseworker = (by: Caller): boolean => holds(by, "employment-caseworker");

/** What is kept of a seeker is for the seeker and the caseworker; to anyone else it does not exist. */
export const mustCareFor = (subject: Seeking, by: Caller): void => {
  if (!isSelf(subject, by) && !isCaseworker(by)) refuse("not-found");
};

const isPublic = ({ status }: Posting): boolean =>
  status === "published" || status === "filled" || status === "expired";

/** The posting, for whoever may know of it: drafts are for organisers and for the employer's own contacts. */
export const postingFor = (subject: Posting, by: Caller): Posting =>
  isPublic(subject) || isOrganiser(by) || isContactOf(by, subject.employerId) ? subject : refuse("not-found");

/**
 * A placement, for the caseworker, the person and the employer's contact. How content the person is they do not tell
 * their employer.
 */
export const placementFor = (subject: Placement, by: Caller): Placement => {
  if (isCaseworker(by) || isSelf(subject, by)) return subject;
  const { satisfaction: _, ...known } = subject;
  return isContactOf(by, subject.employerId) ? known : refuse("not-found");
};
