import { Person } from "#services/communities/domain/person.ts";
import { Case } from "#services/mediation/domain/case.ts";
import type { Item } from "#shared/table/table.ts";
import type { Asked, Success } from "../ask.ts";
import { statesOf } from "../promises.ts";
import type { Evidence } from "../scenario.ts";

const ledStatuses: ReadonlySet<string> = new Set(["accepted", "surveying", "negotiating", "decided", "in-fulfilment"]);

/** Each acknowledged key had one effect: one case or grant per key that made one, told the same id each time. */
const effects = (cases: readonly Case[], successes: readonly Success[]): string[] => {
  const filed = successes.filter(({ asked }) => asked.path.endsWith("/cases"));
  const told = filed.map(({ told: { body } }) => (body as unknown as { case: { caseId: string } }).case.caseId);
  const missing = told.filter((caseId) => !cases.some((each) => each.caseId === caseId));
  const surplus = cases.length - new Set(told).size;
  return [
    ...missing.map((caseId) => `${caseId} was acknowledged and is not there`),
    ...(surplus > 0 ? [`${surplus} cases more than were asked for`] : []),
    ...(new Set(told).size < told.length ? ["two keys were told one case"] : []),
  ];
};

/**
 * An acknowledged round with a supplier is on record, once for each key; and so may be one whose answer was lost before
 * who asked led the case no longer: to them it is not there any more.
 */
const rounds = (cases: readonly Case[], { successes, unsure }: Evidence): string[] =>
  cases.flatMap((subject) => {
    const isRound = ({ path }: Asked): boolean => path.endsWith(`${subject.caseId}/negotiate`);
    const told = successes.filter(({ asked }) => isRound(asked)).length;
    const most = told + unsure.filter(isRound).length;
    const kept = "negotiations" in subject ? (subject.negotiations?.length ?? 0) : 0;
    return kept >= told && kept <= most ? [] : [`${subject.caseId} was told ${told} rounds and keeps ${kept}`];
  });

const personOf = (people: readonly Person[], personId: string) => people.find((each) => each.personId === personId);

/** At rest nobody leads an open case by a grant that has ended, and each lead has its row beside the case. */
const leads = (items: readonly Item[], cases: readonly Case[], people: readonly Person[]): string[] => {
  const rows = new Set(
    items
      .filter(({ partition }) => partition.includes("#LEAD#"))
      .map(({ partition, sort }) => `${partition.split("#").at(-1)} ${sort}`),
  );
  const wanted = new Set<string>();
  const broken = cases.flatMap((subject) => {
    const lead = "lead" in subject && ledStatuses.has(subject.status) ? subject.lead : undefined;
    if (!lead) return [];
    wanted.add(`${lead.personId} CASE#${subject.caseId}`);
    const grant = personOf(people, lead.personId)?.grants.find(({ grantId }) => grantId === lead.grantId);
    return grant?.revokedAt ? [`${subject.caseId} is led by a grant that has ended`] : [];
  });
  const isSame = rows.size === wanted.size && [...wanted].every((row) => rows.has(row));
  return isSame ? broken : [...broken, `the rows of leads are ${[...rows]}, the leads ${[...wanted]}`];
};

/** After the deadline a case that nobody was contacted in is late, told once, and no other is. */
const lateness = (items: readonly Item[], cases: readonly Case[]): string[] =>
  cases.flatMap((subject) => {
    const isSilent = subject.status === "reported" && !subject.disputants.some(({ contact }) => contact);
    const entries = items.filter(
      ({ partition, sort }) => partition.endsWith(subject.caseId) && sort.startsWith("JOURNAL#"),
    );
    const told = entries.filter((item) => JSON.stringify(item.facts).includes("first-contact-late")).length;
    if (isSilent && !subject.lateContact) return [`${subject.caseId} is late and not flagged`];
    return told > 1 ? [`${subject.caseId} was told late ${told} times`] : [];
  });

/** What must hold of mediation at rest. */
export const brokenPromises = (evidence: Evidence): string[] => {
  const { items, successes } = evidence;
  const cases = statesOf(items, "CASE").map((state) => Case.parse(state));
  const people = statesOf(items, "PERSON").map((state) => Person.parse(state));
  return [
    ...effects(cases, successes),
    ...rounds(cases, evidence),
    ...leads(items, cases, people),
    ...lateness(items, cases),
  ];
};
