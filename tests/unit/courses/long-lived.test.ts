import { describe, expect, it } from "vitest";
import { Campus } from "#services/courses/domain/campus/campus.ts";
import { addVenue, consult, seat, unseat } from "#services/courses/domain/campus/proposal.ts";
import { Instructor, recordCheck } from "#services/courses/domain/instructor.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import {
  act,
  admin,
  agreed,
  at,
  caller,
  closing,
  consulted,
  instructor,
  later,
  opened,
  personOf,
  seatFor,
} from "./scenes.ts";

const between = [
  { name: "物业", side: "property" as const },
  { name: "社区", side: "community" as const },
];

/** What a thing becomes when something is done with it so many times. */
const times = <State>(count: number, first: State, verb: (state: State, nth: number) => State): State =>
  Array.from({ length: count }, (_, nth) => nth).reduce(verb, first);

describe("what grows for as long as a campus lives", () => {
  it("never makes the campus unreadable: who left long ago goes first", () => {
    const changed = times<Campus>(70, opened(), (campus, nth) => {
      const member = seatFor(caller(`member ${nth}`, "resident"));
      const next = seat(campus, { ...act(admin), side: "residents", ...member }).state;
      return unseat(next, { at, personId: member.personId })?.state ?? next;
    });
    const last = seat(changed, { ...act(admin, later), side: "residents", ...seatFor(caller("new", "resident")) });
    expect(Campus.parse(last.state).seats.at(-1)).toMatchObject({ personId: personOf("new") });
    const sitting = last.state.seats.filter(({ to }) => to === undefined);
    expect(sitting.map(({ personId }) => personId)).toContain(personOf("admin"));
  });

  it("is as many venues and rounds as it may be, and no more", () => {
    const full = times<Campus>(60, opened(), (campus, nth) => {
      const adding = () => addVenue(campus, { ...act(admin), name: `活动室${nth}` }).state;
      return refusalOf(adding)[0] === "not refused" ? adding() : campus;
    });
    expect(Campus.parse(full).venues).toHaveLength(50);
    expect(refusalOf(() => addVenue(full, { ...act(admin), name: "又一间" }))).toEqual(wrongField("/name", "too-big"));
    const talked = times<Campus>(99, consulted(), (campus) => consult(campus, { ...act(admin), between }).state);
    expect(refusalOf(() => consult(talked, { ...act(admin), between }))).toEqual(wrongField("", "too-big"));
  });

  it("keeps the latest closures, and of an instructor the latest checks", () => {
    const closed = times<Campus>(210, opened(), (campus) => agreed(agreed(campus, closing), { kind: "reopening" }));
    expect(Campus.parse(agreed(closed, closing)).closures.at(-1)?.reopenedAt).toBeUndefined();
    const checked = times(60, instructor, (known) => {
      const check = { ...act(admin), checkedOn: "2026-03-01", evidence: "查询结果无异常" };
      return recordCheck(known, check).state;
    });
    expect(Instructor.parse(checked).checks).toHaveLength(50);
  });
});
