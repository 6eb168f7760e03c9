import { Side } from "#shared/domain/roles.ts";
import type { Appointment } from "./appointment.ts";
import type { Association } from "./association.ts";
import type { RegisteredBody } from "./body.ts";
import type { Case } from "./case.ts";
import { companionsOf, participationsOf, supportsOf } from "./forget.ts";
import { saidOfOwed } from "./owed-seen.ts";
import { saidTo } from "./proposals-seen.ts";
import { saidOnTheWay } from "./said-on-the-way.ts";

const invitationsOf = ({ appointments = [] }: Case, personId: string): Appointment[] =>
  appointments.filter(({ who }) => who.includes(personId));

/** What a case shows of itself to a person who asks for all that is kept of them. */
export const caseFor = (subject: Case, personId: string) => {
  const own = subject.disputants.filter((each) => each.personId === personId);
  const ids = new Set(own.map(({ disputantId }) => disputantId));
  const { caseId, number, category, place, status, filedAt, description, applicantId } = subject;
  return {
    case: { caseId, number, category, place, status, filedAt },
    ...(applicantId === personId && { description }),
    asDisputant: own,
    asRepresentative: subject.disputants.flatMap(({ representative }) =>
      representative?.personId === personId ? representative : [],
    ),
    demands: subject.demands.filter(({ disputantId }) => ids.has(disputantId)),
    answers: [...(subject.formerInquiries ?? []), ...(subject.inquiry ? [subject.inquiry] : [])]
      .flatMap(({ answers }) => Object.entries(answers))
      .filter(([disputantId]) => ids.has(disputantId)),
    ...saidOfOwed(subject, ids),
    saidToProposals: saidTo(subject, ids),
    supports: supportsOf(subject).filter((each) => each.personId === personId),
    surveys: participationsOf(subject, personId),
    companions: companionsOf(subject, { personId, own: ids }),
    appointments: invitationsOf(subject, personId),
    ...(status === "withdrawn" && applicantId === personId && { ended: subject.ended }),
    ...saidOnTheWay(subject, { ids, personId }),
    namedAs: subject.people[personId],
  };
};

export const associationFor = (
  { associationId, name, roster, approvals = {}, proposedBy }: Association,
  personId: string,
) => ({
  association: { associationId, name },
  member: roster.find((member) => member.personId === personId),
  proposed: proposedBy === personId,
  saidYesFor: Side.options.filter((side) => approvals[side]?.personId === personId),
});

export const bodyFor = (
  { bodyId, kind, name, members, president, deputy, seal }: RegisteredBody,
  personId: string,
) => ({
  body: { bodyId, kind, name },
  member: members.find((member) => member.personId === personId),
  presiding: president?.personId === personId ? president : undefined,
  deputising: deputy?.personId === personId ? deputy : undefined,
  keepsSeal: seal?.keeperId === personId,
});
