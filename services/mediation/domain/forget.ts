import { withheld, withoutNames } from "#shared/domain/redactor.ts";
import { Side } from "#shared/domain/roles.ts";
import type { Association } from "./association.ts";
import { type Case, stageOf } from "./case.ts";
import type { Demand, Disputant, Support, Survey, SurveyParticipant } from "./parts.ts";

const supportsOf = (subject: Case): readonly Support[] => ("supports" in subject && subject.supports) || [];

const surveysOf = (subject: Case): readonly Survey[] => ("surveys" in subject && subject.surveys) || [];

/** As what somebody was at its surveys. */
const participationsOf = (subject: Case, personId: string): SurveyParticipant[] =>
  surveysOf(subject).flatMap(({ participants }) => participants.filter((each) => each.personId === personId));

/** Everybody who is in a case, or was, by id. */
export const peopleIn = (subject: Case): string[] => [
  ...new Set([
    ...Object.keys(subject.people),
    subject.applicantId,
    ...subject.disputants.flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []),
    ...supportsOf(subject).map(({ personId }) => personId),
    ...surveysOf(subject).flatMap(({ participants }) => participants.flatMap(({ personId }) => personId ?? [])),
  ]),
];

const withoutName = ({ name: _, confirmationEvidence: __, contact, ...disputant }: Disputant): Disputant => {
  const { note: ___, ...kept } = contact ?? { note: undefined };
  return { ...disputant, ...(contact && { contact: kept as NonNullable<Disputant["contact"]> }) };
};

const isAuthorised = ({ representative }: Disputant, personId: string): boolean =>
  representative?.personId === personId && representative.authorisation !== undefined;

const withoutAuthorisation = ({ representative, ...disputant }: Disputant): Disputant => {
  if (!representative) return disputant;
  const { authorisation: _, ...who } = representative;
  return { ...disputant, representative: who };
};

const withoutText = ({ text: _, answer, ...demand }: Demand): Demand => ({
  ...demand,
  ...(answer && { answer: { outcome: answer.outcome, at: answer.at } }),
});

const withoutParticipant = ({ participants, ...survey }: Survey, personId: string): Survey => ({
  ...survey,
  participants: participants.map((each) => (each.personId === personId ? { ...each, name: withheld } : each)),
});

export const withoutNote = ({ note: _, ...support }: Support): Support => support;

const withoutReason = <Said extends { readonly reason?: string | undefined }>({ reason: _, ...said }: Said) => said;

type Inquiry = NonNullable<Case["inquiry"]>;
type Answers = Inquiry["answers"];

const withoutWords = ({ reason: _, evidence: __, ...said }: Answers[string]): Answers[string] => said;

const withoutReasons = ({ answers, ...inquiry }: Inquiry, own: ReadonlySet<string>): Inquiry => ({
  ...inquiry,
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, said]) => [id, own.has(id) ? withoutWords(said) : said]),
  ),
});

/** What was asked, without the words of these disputants. */
export const inquiriesWithout = ({ inquiry, formerInquiries }: Case, own: ReadonlySet<string>) => ({
  ...(inquiry && { inquiry: withoutReasons(inquiry, own) }),
  ...(formerInquiries && { formerInquiries: formerInquiries.map((each) => withoutReasons(each, own)) }),
});

/** What others wrote, without the names of who is forgotten. People and places may be called the same: they stay. */
const unnamed = ({ people, place, disputants, ...texts }: Case, names: readonly (string | undefined)[]): Case =>
  ({
    ...withoutNames(texts, names),
    people,
    place,
    disputants: disputants.map(({ name, ...each }) => ({ ...withoutNames(each, names), ...(name && { name }) })),
  }) as Case;

/**
 * The case without a person's name and words, also in the words of others: ids, dates and outcomes stay. A case that
 * is still open is held: the others in it need to know with whom they are in dispute.
 */
export const forgetInCase = (subject: Case, personId: string): Case | "held" | undefined => {
  const { [personId]: name, ...people } = subject.people;
  const own = new Set(subject.disputants.filter((each) => each.personId === personId).map((each) => each.disputantId));
  const isNamed = subject.disputants.some((each) => own.has(each.disputantId) && each.name !== undefined);
  const supports = supportsOf(subject);
  const isRepresenting = subject.disputants.some((each) => isAuthorised(each, personId));
  const isNoted = supports.some((each) => each.personId === personId && each.note !== undefined);
  const surveyed = participationsOf(subject, personId).flatMap(({ name }) => (name === withheld ? [] : name));
  if (name === undefined && !isNamed && !isRepresenting && !isNoted && surveyed.length === 0) return undefined;
  if (stageOf(subject) !== "closed") return "held";
  const { description, escalation, ...rest } = subject;
  const names = [
    name,
    ...surveyed,
    ...subject.disputants.flatMap((each) => (own.has(each.disputantId) ? each.name : [])),
  ];
  const isWithdrawnByThem = subject.status === "withdrawn" && subject.applicantId === personId;
  const state = {
    ...rest,
    ...(supports.length > 0 && {
      supports: supports.map((each) => (each.personId === personId ? withoutNote(each) : each)),
    }),
    ...(surveyed.length > 0 && { surveys: surveysOf(subject).map((each) => withoutParticipant(each, personId)) }),
    ...(isWithdrawnByThem && { ended: { ...subject.ended, reason: "removed" } }),
    ...(escalation && { escalation: escalation.personId === personId ? withoutReason(escalation) : escalation }),
    ...inquiriesWithout(subject, own),
    ...(description !== undefined && subject.applicantId !== personId && { description }),
    people,
    disputants: subject.disputants
      .map((each) => (own.has(each.disputantId) ? withoutName(each) : each))
      .map((each) => (isAuthorised(each, personId) ? withoutAuthorisation(each) : each)),
    demands: subject.demands.map((each) => (own.has(each.disputantId) ? withoutText(each) : each)),
  } as Case;
  return unnamed(state, names);
};

/** The ended case without each of these people; nothing where it holds none of them any more. */
export const forgetAll = (subject: Case, personIds: readonly string[]) => {
  const state = personIds.reduce((current, personId) => {
    const without = forgetInCase(current, personId);
    return without === "held" || without === undefined ? current : without;
  }, subject);
  return state === subject ? undefined : { state, facts: [] };
};

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
    supports: supportsOf(subject).filter((each) => each.personId === personId),
    surveys: participationsOf(subject, personId),
    ...(status === "withdrawn" && applicantId === personId && { ended: subject.ended }),
    namedAs: subject.people[personId],
  };
};

export const associationFor = ({ associationId, name, roster, approvals = {} }: Association, personId: string) => ({
  association: { associationId, name },
  member: roster.find((member) => member.personId === personId),
  saidYesFor: Side.options.filter((side) => approvals[side]?.personId === personId),
});
