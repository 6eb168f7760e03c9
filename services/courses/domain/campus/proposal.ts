import * as z from "zod";
import {
  campusApproved,
  campusConsulted,
  campusOpened,
  campusProposed,
  courseSuggested,
  seatFilled,
  seatVacated,
  sideApproved,
  venueAdded,
} from "#shared/contracts/courses.ts";
import { type Hearing, missingSides, ownSide, withYes } from "#shared/domain/approvals.ts";
import { type Act, holds } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { mustSpeakForSide, type Standing } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "../ids.ts";
import { type Campus, campusLifecycle, mostRounds, mostSeats, mostVenues, Round, type Suggestion } from "./campus.ts";
import { type CommitteeSeat, holdersOf, type Standings, seatedSide, unseatedSides } from "./sides.ts";

const happened = { happenedOn: PartialDate.optional() };

export const ProposeCampus = z.strictObject({ name: Name, ...happened });

type ProposingCampus = Act & z.infer<typeof ProposeCampus> & { readonly commandId: string };

/** A campus is asked for; until sides have consulted and approved it, it is no more than that. */
export const propose = ({ by, at, commandId, name, happenedOn }: ProposingCampus) => {
  const campusId = newId("cmp", commandId);
  const state: Campus = {
    status: "proposed",
    campusId,
    name,
    proposedBy: by.personId,
    proposedAt: at,
    happenedOn,
    rounds: [],
    seats: [],
    venues: [],
    closures: [],
    suggestions: [],
  };
  return { state, facts: [campusProposed({ campusId })] };
};

export const Consult = z.strictObject({ ...Round.omit({ at: true }).shape });

/** One round of consultation, between bodies of at least two sides: a record, which decides nothing. */
export const consult = (current: Campus, { at, between, note, happenedOn }: Act & z.infer<typeof Consult>) => {
  const subject = campusLifecycle.allow("consult", current);
  const sideCount = new Set(between.map(({ side }) => side)).size;
  if (sideCount < numberOf("foundingSidesAtLeast")) refuseField("/between", "two-sides-needed");
  mustHaveRoom(subject.rounds, mostRounds, "");
  const rounds = [...subject.rounds, { at, between, note, happenedOn }];
  const approvals = "approvals" in subject ? subject.approvals : {};
  const state: Campus = { ...subject, status: "consulting", rounds, approvals };
  return { state, facts: [campusConsulted({ campusId: subject.campusId, round: rounds.length, sideCount })] };
};

export const ApproveCampus = z.strictObject(happened);

/** One of each side says yes for it, whoever was consulted; with the third side the campus is approved. */
export const approve = (current: Campus, hearing: Hearing) => {
  const subject = campusLifecycle.allow("approve", current);
  const holder = ownSide(hearing);
  const said = withYes(subject.approvals, holder, hearing);
  if (!said) return undefined;
  const { approvals, holders } = said;
  const remaining = missingSides(approvals).length;
  const { campusId, rounds } = subject;
  const facts = [sideApproved({ campusId, side: holder.side, remaining })];
  if (remaining > 0) return { state: { ...subject, approvals } satisfies Campus, facts, holders };
  const state: Campus = { ...subject, status: "approved", approvals, approvedAt: hearing.at };
  return { state, facts: [...facts, campusApproved({ campusId, rounds: rounds.length })], holders };
};

export const SeatMember = z.strictObject({
  side: Side,
  personId: PersonId,
  name: Name,
  from: Instant.optional(),
  to: Instant.optional(),
});

/** Room for one seat more: of those that ended the earliest go, for the journal tells of them. */
const withRoom = (seats: readonly CommitteeSeat[], at: Instant): readonly CommitteeSeat[] => {
  if (seats.length < mostSeats) return seats;
  const [oldest] = seats
    .filter(({ to }) => to !== undefined && to <= at)
    .toSorted((one, other) => ((one.to ?? "") < (other.to ?? "") ? -1 : 1));
  return oldest ? seats.filter((each) => each !== oldest) : refuseField("/personId", "too-big");
};

type Seating = Act & z.infer<typeof SeatMember> & { readonly member: Standing | undefined };

/**
 * Somebody sits on the committee for the side that they are of, for a term where it says so. One person sits for one
 * side.
 */
export const seat = (current: Campus, { at, side, personId, name, from, to, member }: Seating) => {
  const subject = campusLifecycle.allow("seat", current);
  const grantId = mustSpeakForSide(member, { side, now: at, pointer: "/personId" });
  if (to !== undefined && to <= (from ?? at)) refuseField("/to", "ends-before-it-begins");
  const others = subject.seats.filter((each) => each.personId !== personId);
  const seats = [...withRoom(others, at), { side, personId, name, from: from ?? at, to }];
  const facts = [seatFilled({ campusId: subject.campusId, side, personId })];
  return { state: { ...subject, seats }, facts, holders: [{ side, personId, grantId }] };
};

export const UnseatMember = z.strictObject({ personId: PersonId });

/** A seat ends now. */
export const unseat = (current: Campus, { at, personId }: { at: Instant; personId: string }) => {
  const subject = campusLifecycle.allow("unseat", current);
  const found = subject.seats.find((each) => each.personId === personId && (each.to === undefined || each.to > at));
  if (!found) return undefined;
  const seats = subject.seats.map((each) => (each === found ? { ...each, to: at } : each));
  const { campusId } = subject;
  return { state: { ...subject, seats }, facts: [seatVacated({ campusId, side: found.side, personId })] };
};

type Changed = { readonly at: Instant; readonly personId: string; readonly side: Side | undefined };

/** The seat ends of somebody who is of its side no longer. */
export const unseatChanged = (current: Campus, { at, personId, side }: Changed) => {
  const isKept = current.seats.some((each) => each.personId === personId && each.side === side);
  return isKept || !campusLifecycle.can("unseat", current) ? undefined : unseat(current, { at, personId });
};

export const AddVenue = z.strictObject({ name: Name });

type Adding = Act & z.infer<typeof AddVenue> & { readonly commandId: string };

/** A room or a place of the compound where courses are held. */
export const addVenue = (current: Campus, { name, commandId }: Adding) => {
  const subject = campusLifecycle.allow("addVenue", current);
  if (subject.venues.some((venue) => venue.name === name)) refuseField("/name", "there-already");
  mustHaveRoom(subject.venues, mostVenues, "/name");
  const venueId = newChildId("ven", subject.campusId, commandId);
  const venues = [...subject.venues, { venueId, name }];
  return { state: { ...subject, venues }, facts: [venueAdded({ campusId: subject.campusId, venueId })] };
};

export const OpenCampus = z.strictObject(happened);

type OpeningCampus = Act & { readonly standings: Standings };

/**
 * Opens while of all three sides somebody sits on its committee who is of that side still, by one who sits there or by
 * the community's administrator.
 */
export const open = (current: Campus, { by, at, standings }: OpeningCampus) => {
  const subject = campusLifecycle.allow("open", current);
  if (!holds(by, "community-admin")) seatedSide(subject, { by, at, standing: standings.get(by.personId) });
  const holders = holdersOf(subject, standings, at);
  const sides = unseatedSides(holders);
  if (sides.length > 0) refuse("committee-incomplete", { sides });
  const state: Campus = { ...subject, status: "open", openedAt: at };
  return { state, facts: [campusOpened({ campusId: subject.campusId })], holders };
};

const mostSuggestions = 50;

/** What work asks for: each skill once, as its latest fact tells; one that is met is suggested no more. */
export const suggest = (current: Campus, asked: Suggestion) => {
  if (!campusLifecycle.can("suggest", current)) return undefined;
  const { skill, demand, isMet, sequence } = asked;
  const known = current.suggestions.find((each) => each.skill === skill);
  if (known && known.sequence >= sequence) return undefined;
  const others = current.suggestions.filter((each) => each.skill !== skill);
  const state: Campus = { ...current, suggestions: [asked, ...others].slice(0, mostSuggestions) };
  const { campusId } = current;
  return { state, facts: isMet ? [] : [courseSuggested({ campusId, skill, demand })] };
};
