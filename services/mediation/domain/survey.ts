import * as z from "zod";
import { surveyRecorded } from "#shared/contracts/mediation.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Role } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { grantsAt, type Standing, sideHeld, sideOf } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { acting, mustLead, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { most, PersonId, Survey, SurveyParticipant } from "./parts.ts";
import { type CaseAct, isDisputant, mustHaveNoInterest, relatedAs } from "./recusal.ts";

const Named = z.strictObject({
  name: Name,
  personId: PersonId.optional(),
  capacity: SurveyParticipant.shape.capacity.exclude(["property"]).optional(),
});

export const SurveySite = z.strictObject({
  ...Survey.omit({ at: true }).shape,
  participants: z.array(Named).min(1).max(30),
  happenedOn: PartialDate.optional(),
});

/** What those are at their source who are named by an id. */
type Known = ReadonlyMap<string, Standing | undefined>;

const mustBeKnown = (participants: readonly z.infer<typeof Named>[], known: Known): void => {
  const errors = participants.flatMap(({ personId }, nth) => {
    const standing = personId === undefined ? undefined : known.get(personId);
    const isUnknown = personId !== undefined && (!standing || standing.movedOutAt !== undefined);
    return isUnknown ? [{ pointer: `/participants/${nth}/personId`, code: "unknown-person" as const }] : [];
  });
  if (errors.length > 0) refuse("invalid", { errors });
};

/** A participant with the side that they are of now; of the property company is who is of it, whoever says so. */
const withSide = (
  { name, personId, capacity }: z.infer<typeof Named>,
  known: Known,
  at: Instant,
): SurveyParticipant => {
  const side = personId === undefined ? undefined : sideOf(known.get(personId), at);
  const held = { ...(personId && { personId }), ...(side && { side }) };
  return { name, ...held, capacity: capacity ?? (side === "property" ? "property" : "neighbour") };
};

const mediates: readonly Role[] = ["mediator", "association-president"];

/**
 * By whom a survey is joint, and by which grants: somebody of the property company, and somebody else who leads the case
 * or is a mediator.
 */
const jointBy = (leadId: string | undefined, known: Known, at: Instant) => {
  const people = [...known.values()].flatMap((standing) => standing ?? []);
  const ofProperty = people.flatMap((standing) => {
    const held = sideHeld(standing, at);
    return held?.side === "property" ? [{ personId: standing.personId, grantId: held.grantId }] : [];
  });
  const mediators = people.flatMap((standing) => {
    const { personId } = standing;
    const grantId = grantsAt(standing, at).find(({ role }) => mediates.includes(role))?.grantId;
    return grantId || personId === leadId ? [{ personId, grantId }] : [];
  });
  const [pair] = ofProperty.flatMap((one) =>
    mediators.filter(({ personId }) => personId !== one.personId).map((other) => [one, other]),
  );
  return pair ?? refuseField("/participants", "mediator-and-property-needed");
};

type Surveying = CaseAct & z.infer<typeof SurveySite> & { readonly known: Known };

/**
 * A survey of the site. A joint one has somebody of the property company, and somebody who mediates. Beside those in
 * dispute nobody takes part who has an interest.
 */
export const survey = (current: Case, { by, at, happenedOn: _, known, participants, ...found }: Surveying) => {
  const subject = acting("survey", current, by);
  mustLead(subject, by);
  mustHaveRoom(subject.surveys, most.surveys, "");
  mustBeKnown(participants, known);
  for (const [nth, { personId }] of participants.entries())
    if (personId !== undefined && !isDisputant(subject, personId))
      mustHaveNoInterest(subject, relatedAs(personId, known.get(personId), at), `/participants/${nth}/personId`);
  const holders = found.joint ? jointBy(subject.lead?.personId, known, at) : [];
  const recorded = { ...found, participants: participants.map((each) => withSide(each, known, at)), at };
  const state: Case = { ...subject, status: "surveying", surveys: [...subject.surveys, recorded] };
  const { caseId } = subject;
  const facts = [surveyRecorded({ caseId, siteCount: found.sites.length, joint: found.joint })];
  return { state: mustFit(signedBy(state, by)), facts, holders };
};
