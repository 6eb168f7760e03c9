import { withheld, withoutNames } from "#shared/domain/redactor.ts";
import { type Case, stageOf } from "./case.ts";
import type { Companion } from "./companion.ts";
import { owedWithout } from "./owed-seen.ts";
import type { Demand, Disputant, Support, Survey, SurveyParticipant } from "./parts.ts";
import { proposalsWithout } from "./proposals-seen.ts";
import { dangersWithout, endingWithout, formerWithout } from "./said-on-the-way.ts";

export const supportsOf = (subject: Case): readonly Support[] => ("supports" in subject && subject.supports) || [];

const surveysOf = (subject: Case): readonly Survey[] => ("surveys" in subject && subject.surveys) || [];

/** As what somebody was at its surveys. */
export const participationsOf = (subject: Case, personId: string): SurveyParticipant[] =>
  surveysOf(subject).flatMap(({ participants }) => participants.filter((each) => each.personId === personId));

/** Those who were brought along by some of these disputants, or are this person. */
export const companionsOf = (
  { companions = [] }: Case,
  { personId, own }: { readonly personId: string; readonly own: ReadonlySet<string> },
): Companion[] => companions.filter((each) => each.personId === personId || own.has(each.disputantId));

/** Everybody who is in a case, or was, by id. */
export const peopleIn = (subject: Case): string[] => [
  ...new Set([
    ...Object.keys(subject.people),
    subject.applicantId,
    ...subject.disputants.flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []),
    ...subject.disputants.flatMap(({ guardian }) => guardian?.personId ?? []),
    ...supportsOf(subject).map(({ personId }) => personId),
    ...surveysOf(subject).flatMap(({ participants }) => participants.flatMap(({ personId }) => personId ?? [])),
    ...(subject.companions ?? []).flatMap(({ personId }) => personId ?? []),
    ...(subject.appointments ?? []).flatMap(({ who }) => who),
  ]),
];

const withoutName = (named: Disputant): Disputant => {
  const { name: _, confirmationEvidence: __, relatives: ___, contact, hearing, ...disputant } = named;
  const { note: ____, ...kept } = contact ?? { note: undefined };
  return {
    ...disputant,
    ...(contact && { contact: kept as NonNullable<Disputant["contact"]> }),
    ...(hearing && { hearing: { choice: hearing.choice, at: hearing.at } }),
  };
};

const withoutCompanion = ({ name: _, answers, ...companion }: Companion): Companion => ({
  ...companion,
  answers: Object.fromEntries(Object.entries(answers).map(([id, { agrees, at }]) => [id, { agrees, at }])),
});

const companionsWithout = ({ companions }: Case, gone: readonly Companion[]) =>
  companions && { companions: companions.map((each) => (gone.includes(each) ? withoutCompanion(each) : each)) };

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
  const brought = companionsOf(subject, { personId, own });
  const isBrought = brought.some((each) => each.name !== undefined);
  if (![name !== undefined, isNamed, isRepresenting, isNoted, isBrought, surveyed.length > 0].some(Boolean))
    return undefined;
  if (stageOf(subject) !== "closed") return "held";
  const { description, escalation, ...rest } = subject;
  const names = [
    name,
    ...surveyed,
    ...brought.flatMap((each) => each.name ?? []),
    ...subject.disputants.flatMap((each) => (own.has(each.disputantId) ? each.name : [])),
  ];
  const state = {
    ...rest,
    ...(supports.length > 0 && {
      supports: supports.map((each) => (each.personId === personId ? withoutNote(each) : each)),
    }),
    ...(surveyed.length > 0 && { surveys: surveysOf(subject).map((each) => withoutParticipant(each, personId)) }),
    ...endingWithout(subject, { own, personId, instead: "removed" }),
    ...formerWithout(subject, own),
    ...dangersWithout(subject, personId),
    ...companionsWithout(subject, brought),
    ...(escalation && { escalation: escalation.personId === personId ? withoutReason(escalation) : escalation }),
    ...inquiriesWithout(subject, own),
    ...owedWithout(subject, own),
    ...proposalsWithout(subject, own),
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
