import * as z from "zod";
import { approvalsFor } from "#shared/domain/approvals.ts";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Name } from "#shared/domain/text.ts";
import { CampusId } from "../ids.ts";
import { type Campus, type Decision, Venue } from "./campus.ts";

/** Who asked for a decision said their own side's yes by it. */
const decisionFor = ({ proposedBy, approvals, ...known }: Decision, reader: Caller): Decision => {
  const isKnown = holds(reader, "community-admin") || proposedBy === actingPerson(reader).personId;
  return { ...known, ...(isKnown && { proposedBy }), approvals: approvalsFor(approvals, reader) };
};

/** A campus as a reader sees it: which sides said yes to what, and when. */
export const campusView = (campus: Campus, reader: Caller): Campus => ({
  ...campus,
  closures: campus.closures.map((each) => ({ ...each, approvals: approvalsFor(each.approvals, reader) })),
  ...("approvals" in campus && { approvals: approvalsFor(campus.approvals, reader) }),
  ...("decision" in campus && campus.decision && { decision: decisionFor(campus.decision, reader) }),
});

/** A place where courses are held, as lists show it. */
export const VenueCard = z.object({ ...Venue.shape, campusId: CampusId, campusName: Name }).meta({ id: "VenueCard" });

export const venuesIn = ({ campusId, name, venues }: Campus): z.infer<typeof VenueCard>[] =>
  venues.map((venue) => ({ ...venue, campusId, campusName: name }));
