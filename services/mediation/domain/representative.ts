import * as z from "zod";
import { representativeEnded, representativeNamed } from "#shared/contracts/mediation.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { type Organisation, OrganisationId } from "#shared/domain/organisation.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustBeOfSide, type Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, isMediating, signedBy } from "./access.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { type Disputant, DisputantId, PersonId, type Representative } from "./parts.ts";
import { type CaseAct, isDisputant, sideInDispute } from "./recusal.ts";
import { withoutRelatedLead } from "./release-lead.ts";

/** Who speaks for an organisation, and the authorisation on file (授权委托书) by which they do. */
export const Authorised = z.strictObject({ personId: PersonId, authorisation: Text });

export const NameRepresentative = z.strictObject({
  disputantId: DisputantId,
  ...Authorised.shape,
  /** Which of the community's list an organisation is that was typed. */
  organisationId: OrganisationId.optional(),
  happenedOn: PartialDate.optional(),
});

type Authorising = z.infer<typeof Authorised> & {
  readonly standing: Standing | undefined;
  readonly at: Instant;
  readonly pointer: string;
};

/** The representative of an organisation: somebody of its side. Refuses one of an outsider, who is of no side. */
export const representing = (
  disputant: Pick<Disputant, "name" | "personId" | "side">,
  { personId, authorisation, standing, at, pointer }: Authorising,
): Representative => {
  const side = sideInDispute(disputant) ?? refuseField(pointer, "not-an-organisation");
  return { personId, grantId: mustBeOfSide(standing, { side, now: at, pointer }), authorisation, at };
};

type Listing = {
  /** What those are who are named, and those in the case. */
  readonly known: ReadonlyMap<string, Standing>;
  /** The community's list. */
  readonly organisations: readonly Organisation[];
};

/**
 * Who was typed as an outsider, and is of the community's list: as it is called there, and of its side, unless their name says
 * another. */
const listedAs = (disputant: Disputant, organisationId: string, { organisations }: Listing): Disputant => {
  if (disputant.personId || disputant.organisationId) return refuseField("/organisationId", "not-allowed");
  const listed = organisations.find((each) => each.organisationId === organisationId);
  if (!listed) return refuseField("/organisationId", "unknown-organisation");
  const linked = { ...disputant, organisationId, name: listed.name, side: listed.side };
  const said = sideInDispute(disputant);
  return said && said !== sideInDispute(linked) ? refuseField("/organisationId", "not-allowed") : linked;
};

/**
 * An organisation is represented by one person, who acts as a disputant and as nothing else: the mediators record whom
 * it names, and by which paper. Another one takes the place of the first. A lead who is named, or turns out to be of
 * the organisation, leads no longer.
 */
export const nameRepresentative = (current: Case, act: CaseAct & z.infer<typeof NameRepresentative> & Listing) => {
  const { by, at, disputantId, personId, authorisation, organisationId, known } = act;
  const subject = acting("nameRepresentative", current, by);
  if (!isMediating(subject, by)) refuse("role-not-allowed");
  const found = subject.disputants.find((each) => each.disputantId === disputantId);
  if (!found) return refuseField("/disputantId", "not-a-disputant");
  if (isDisputant(subject, personId)) refuseField("/personId", "there-already");
  const disputant = organisationId ? listedAs(found, organisationId, act) : found;
  const naming = { personId, authorisation, standing: known.get(personId), at, pointer: "/personId" };
  const representative = representing(disputant, naming);
  const disputants = subject.disputants.map((each) => (each === found ? { ...disputant, representative } : each));
  const named = signedBy({ ...subject, disputants } as Case, by);
  const told = representativeNamed({ caseId: subject.caseId, disputantId, personId });
  const released = withoutRelatedLead(named, { known, at });
  const { state, facts } = released ?? { state: named, facts: [] };
  return { state, facts: [told, ...facts], holders: [{ personId, grantId: representative.grantId }] };
};

/** The role by which somebody represented has ended: the organisation names another. */
export const endRepresentation = (current: Case, grantId: string) => {
  const ended = current.disputants.filter(({ representative }) => representative?.grantId === grantId);
  if (ended.length === 0 || !caseLifecycle.can("endRepresentation", current)) return undefined;
  const disputants = current.disputants.map(({ representative, ...each }) =>
    representative?.grantId === grantId ? each : { ...each, ...(representative && { representative }) },
  );
  const { caseId } = current;
  const facts = ended.map(({ disputantId, representative }) =>
    representativeEnded({ caseId, disputantId, personId: representative?.personId ?? "" }),
  );
  return { state: { ...current, disputants } as Case, facts };
};
