import { describe, expect, it } from "vitest";
import { heldSeats, seatsOn } from "#services/meetings/domain/seat.ts";
import { seat } from "#services/meetings/domain/seating.ts";
import { approve, schedule } from "#services/meetings/domain/series.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import {
  act,
  begun,
  bystander,
  convener,
  hearing,
  neighbour,
  person,
  seated,
  seatFor,
  series,
  sides,
  standing,
  startsAt,
  steward,
} from "./scenes.ts";

describe("the sides of a body", () => {
  it("meets once somebody of each side said yes to it themselves", () => {
    const proposing = () => schedule(begun(), act(convener));
    expect(refusalOf(proposing)).toEqual(["side-missing", { sides: ["property", "residents"] }]);
    expect(schedule(series(), act(convener)).meeting.state.status).toBe("collecting");
    const strange = person("strange", "mediator");
    expect(refusalOf(() => approve(begun(), hearing(strange)))[0]).toBe("not-of-side");
    const unknown = { ...standing(neighbour), verifierSide: "property" as const };
    expect(refusalOf(() => approve(begun(), hearing(neighbour, unknown)))).toEqual(
      wrongField("", "verification-needed"),
    );
  });

  it("meets by the yes of who is of their side still as the last one is said, and stands from then on", () => {
    const first = approve(begun(), hearing(neighbour))?.state ?? begun();
    const hired = { ...neighbour, grants: [{ role: "property-staff" as const }, ...neighbour.grants] };
    const gone = { ...standing(neighbour), movedOutAt: startsAt };
    for (const became of [standing(hired), gone]) {
      const heard = approve(first, hearing(steward, standing(steward), became));
      expect(Object.keys(heard?.state.approvals ?? {})).toEqual(["community", "property"]);
      expect(heard?.holders.map(({ side }) => side)).toEqual(["community", "property"]);
    }
    expect(Object.keys(approve(first, hearing(hired))?.state.approvals ?? {})).toEqual(["community", "property"]);
    expect(approve(series(), hearing(bystander, standing(bystander), gone))).toBeUndefined();
  });

  it("seats nobody for a side that they are not of, and no resident whom the company alone knows", () => {
    const sitting = (who: Caller, more: object = {}) =>
      refusalOf(() =>
        seat(series(), { ...act(convener), ...seatFor(who), label: "业主代表", member: { ...standing(who), ...more } }),
      );
    const both = person("both", "property-staff", "resident");
    expect(sitting(both)).toEqual(["not-of-side", { pointer: "/personId", code: "not-of-side" }]);
    expect(sitting(neighbour, { hasAccount: false })).toEqual(wrongField("/personId", "account-needed"));
    expect(sitting(neighbour, { verifierSide: "property" })).toEqual(wrongField("/personId", "verification-needed"));
    expect(sitting(neighbour, { verifiedBy: undefined })).toEqual(wrongField("/personId", "verification-needed"));
    expect(sitting(neighbour, { movedOutAt: "2026-01-01T00:00:00.000Z" })).toEqual(
      wrongField("/personId", "unknown-person"),
    );
  });

  it("has no seat that counts from the instant on that somebody is of its side no longer", () => {
    const held = (who: Caller) =>
      heldSeats(
        seatsOn(seated(), "2026-03-12"),
        new Map(sides.map(([each]) => [each.personId, standing(each)])).set(neighbour.personId, standing(who)),
        startsAt,
      );
    expect(held(neighbour)).toHaveLength(3);
    expect(held({ ...neighbour, grants: [{ role: "property-staff" }, { role: "resident" }] })).toHaveLength(2);
  });
});
