import type { Instant } from "#shared/domain/dates.ts";
import type { Person } from "./person.ts";
import { personMarks } from "./person-marks.ts";
import { type Presidency, presidentBeside, presides } from "./presidency.ts";
import type { Listed, RowError } from "./roster-file.ts";

/** Those who preside now or later, and who they are. */
export type Presiding = {
  readonly known: readonly Presidency[];
  readonly people: readonly Person[];
  readonly at: Instant;
};

/** Whether a roster names a president. */
export const namesPresident = ({ roles = [] }: Listed): boolean => roles.some((role) => presides({ role }));

const marksOf = (person: Listed | Person): string[] =>
  person.name === undefined ? [] : personMarks({ ...person, name: person.name }).map((mark) => JSON.stringify(mark));

/** The rows that would make a second president: that is told before anybody is taken in. */
export const secondPresidents = (rows: readonly Listed[], { known, people, at }: Presiding): RowError[] => {
  const terms = known.filter(({ deputy, to }) => !deputy && (to === undefined || to > at));
  const own = new Set(terms.map(({ personId }) => personId));
  const marks = new Set(people.filter(({ personId }) => own.has(personId)).flatMap(marksOf));
  const isPresident = (row: Listed): boolean => marksOf(row).some((mark) => marks.has(mark));
  return rows
    .filter((row) => namesPresident(row) && !isPresident(row))
    .flatMap(({ row }, nth) => {
      const isFree = nth === 0 && !presidentBeside(terms, { grantId: "", personId: "", from: at });
      return isFree ? [] : [{ row, column: "roles", code: "has-president" }];
    });
};
