import { describe, expect, it } from "vitest";
import { acceptWork } from "#services/employment/domain/application/accept.ts";
import type { Application } from "#services/employment/domain/application/application.ts";
import { withdraw, withhold } from "#services/employment/domain/application/apply.ts";
import { hire, reject } from "#services/employment/domain/application/hire.ts";
import * as a from "./made.ts";

const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

const ofMember: Application = { ...a.offered(), personId: a.member.personId };
const act = { at: a.at, ...a.around() };
const desk = a.caller("desk", "desk-operator", "property-staff");
const assisted = { ...desk, onBehalfOf: { personId: a.member.personId, name: "x", sessionId: "ses" } };
const related = { ...act, posting: { ...a.published(), relatedTo: "property" as const } };

describe("an offer", () => {
  it("is taken by the seeker themselves, signed in or at the desk", () => {
    for (const by of [a.member, assisted])
      expect(acceptWork(ofMember, { ...act, by })).toMatchObject({
        state: { status: "accepted", acceptance: { at: a.at } },
        facts: [{ type: "employment.application-moved.v1", data: { from: "offered", to: "accepted" } }],
      });
  });

  it("is taken by nobody for another, whatever paper they name", () => {
    const paperRef = "GZ-2026-1";
    expect(() => acceptWork(ofMember, { ...act, by: a.caseworker, paperRef })).toThrow(refusing("role-not-allowed"));
    for (const by of [a.neighbour, desk, a.contact(ofMember.employerId)])
      expect(() => acceptWork(ofMember, { ...act, by, paperRef })).toThrow(refusing("not-found"));
  });

  it("of somebody without membership is written down with the paper that says so", () => {
    const recording = { ...act, by: a.caseworker };
    expect(() => acceptWork(a.offered(), recording)).toThrow(
      refusing("invalid", { errors: [{ pointer: "/paperRef", code: "required" }] }),
    );
    const { state } = acceptWork(a.offered(), { ...recording, paperRef: "柜 3" });
    expect(state).toMatchObject({ acceptance: { at: a.at, paperRef: "柜 3" } });
  });

  it("is not taken before those who speak for the employer, or are of the side that it belongs to", () => {
    const conflict = refusing("conflict-of-interest");
    expect(() => acceptWork(ofMember, { ...related, by: assisted })).toThrow(conflict);
    const contact = { ...a.caseworker, grants: [...a.caseworker.grants, ...a.contact(ofMember.employerId).grants] };
    expect(() => acceptWork(a.offered(), { ...act, by: contact, paperRef: "GZ-2026-1" })).toThrow(conflict);
    expect(acceptWork(ofMember, { ...related, by: a.member }).state.status).toBe("accepted");
  });

  it("is not taken while the employer may not see who takes it", () => {
    const hidden = withhold(a.offered(), { consentId: "shared", at: a.at })?.state ?? a.offered();
    expect(() => acceptWork(hidden, { ...act, by: a.caseworker, paperRef: "GZ-2026-1" })).toThrow(
      refusing("share-consent-required"),
    );
  });

  it("leads to no hire before it is taken; until then, and after, both may say no", () => {
    const hiring = { ...act, ...a.today, by: a.caseworker, startedOn: "2026-03" };
    expect(() => hire(a.offered(), hiring)).toThrow(refusing("wrong-state", { state: "offered" }));
    expect(hire(a.accepted(), hiring).state).toMatchObject({ status: "hired", acceptance: { at: a.at } });
    for (const subject of [a.offered(), a.accepted()]) {
      expect(withdraw(subject, { ...act, by: a.caseworker, cause: "pay" }).state.status).toBe("withdrawn");
      expect(reject(subject, { ...act, by: a.caseworker, cause: "other" }).state.status).toBe("rejected");
    }
  });
});
