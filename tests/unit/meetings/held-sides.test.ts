import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concur } from "#services/meetings/domain/issue/propose.ts";
import { resolve } from "#services/meetings/domain/issue/resolve.ts";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { arrive, leave } from "#services/meetings/domain/meeting/open.ts";
import { heldSeats, seatsOn } from "#services/meetings/domain/seat.ts";
import { seat } from "#services/meetings/domain/seating.ts";
import type { Series } from "#services/meetings/domain/series.ts";
import type { Role, Side } from "#shared/domain/roles.ts";
import { type Standing, sideOf } from "#shared/domain/standing.ts";
import { type Held, held, speaksFor, standingBy } from "../speaks-for.ts";
import { decision, placed, proposed, resolutionIn } from "./issue-scenes.ts";
import { act, announced, body, convener, inSession, person, series, standing, startsAt } from "./scenes.ts";

const sides: readonly Side[] = ["community", "property", "residents"];
const anybody = fc.record({
  before: held,
  after: fc.option(held, { freq: 3, nil: undefined }),
  wants: fc.constantFrom(...sides),
  comes: fc.integer({ max: 4, min: 0 }).map((chance) => chance > 0),
  agrees: fc.integer({ max: 4, min: 0 }).map((chance) => chance > 0),
  leaves: fc.integer({ max: 6, min: 0 }).map((chance) => chance === 0),
});
/** Somebody who begins as one of their side, whatever becomes of them: else hardly anything would ever be valid. */
const oneOf = (side: Side, role: Role) =>
  anybody.map((each): Anybody => {
    const before = { roles: [role], hasAccount: true, verifier: "community" as const, isGone: false };
    return { ...each, before, wants: side };
  });
const neighbours = fc
  .tuple(
    oneOf("community", "residents-committee-worker"),
    oneOf("property", "property-staff"),
    oneOf("residents", "resident"),
    fc.array(anybody, { maxLength: 5 }),
  )
  .map(([one, other, third, more]) => [...more, one, other, third]);
type Anybody = typeof anybody extends fc.Arbitrary<infer Value> ? Value : never;

const standingOf = (name: string, each: Held): Standing => ({
  ...standing(person(name, ...each.roles)),
  ...standingBy(each, startsAt),
});

const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** What the meeting decides when these people do what they do, in their order. */
const isValid = (people: readonly Anybody[]): boolean => {
  const known = people.map((each, nth) => ({ ...each, who: person(`p${nth}`), name: `p${nth}` }));
  const sitting = known.reduce<Series>((current, { who, name, before, wants }) => {
    const label = body.labels.find(({ side }) => side === wants)?.label ?? "";
    const given = { personId: who.personId, name, label, member: standingOf(name, before) };
    return attempt(() => seat(current, { ...act(convener), ...given, commandId: name }).state) ?? current;
  }, series());
  const seats = seatsOn(sitting, "2026-03-12");
  const seatOf = (personId: string) => seats.find((each) => each.personId === personId);
  const come = known.filter(({ comes }) => comes);
  const room = come.reduce<Meeting>(
    (current, { who, name }) => {
      const coming = { personId: who.personId, name, side: seatOf(who.personId)?.side };
      return arrive(current, { ...act(convener, startsAt), ...coming })?.state ?? current;
    },
    inSession(announced(), []),
  );
  const text = come
    .filter(({ agrees }) => agrees)
    .reduce(
      (current, { who, name, before }) => {
        const own = seatOf(who.personId);
        const side = sideOf(standingOf(name, before), startsAt);
        const told = { ...act(who, startsAt), meeting: room, personId: who.personId, how: "signed-in" as const };
        const yes = { ...told, resolutionId: resolutionIn(current), seat: own?.side === side ? own : undefined };
        return attempt(() => concur(current, yes)?.state) ?? current;
      },
      proposed(placed(), room, { actions: [], agreeing: [] }),
    );
  const left = come
    .filter(({ leaves }) => leaves)
    .reduce<Meeting>((current, { who }) => {
      return leave(current, { ...act(convener, startsAt), personId: who.personId })?.state ?? current;
    }, room);
  const standings = new Map(
    known.map(({ who, name, before, after }) => [who.personId, standingOf(name, after ?? before)]),
  );
  const told = { ...act(convener, startsAt), ...decision(text), seats: heldSeats(seats, standings, startsAt) };
  return attempt(() => resolve(text, { ...told, meeting: left }).meeting) !== undefined;
};

/** Whether the rights say that it is valid: each side is there, and the latest who said yes for it counts still. */
const mayBeValid = (people: readonly Anybody[]): boolean =>
  sides.every((side) => {
    const seated = people.filter(({ before, wants, comes }) => comes && wants === side && speaksFor(before) === side);
    const counts = ({ before, after, leaves }: Anybody): boolean => !leaves && speaksFor(after ?? before) === side;
    const latest = seated.filter(({ agrees }) => agrees).at(-1);
    return seated.some(counts) && latest !== undefined && counts(latest);
  });

describe("over random people and what becomes of them", () => {
  it("a resolution is valid exactly where each side is there and says yes by its own people", () => {
    let [valid, not] = [0, 0];
    fc.assert(
      fc.property(neighbours, (people) => {
        const isSo = isValid(people);
        if (isSo) valid += 1;
        else not += 1;
        expect(isSo).toBe(mayBeValid(people));
      }),
      { numRuns: 1500 },
    );
    expect([valid > 10, not > 100]).toEqual([true, true]);
  });
});
