import { describe, expect, it } from "vitest";
import { confirmMinutes, excuseSide, unconfirmedSides } from "#services/meetings/domain/meeting/confirm.ts";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { amendMinutes, publishMinutes, reviseMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import {
  act,
  afterAmending,
  announced,
  bystander,
  confirmed,
  convener,
  drafted,
  here,
  inSession,
  neighbour,
  over,
  sides,
  startsAt,
  steward,
} from "./scenes.ts";

const amended = (subject = drafted()): Meeting =>
  amendMinutes(subject, { ...act(neighbour, startsAt), text: "请写明时段" }).state;
const amendmentsOf = (meeting: Meeting) => ("minutes" in meeting ? meeting.minutes.amendments : []);
const revising = (more: object = {}) => ({
  ...act(convener, startsAt),
  baseRevision: 1,
  text: "改",
  takes: [],
  declines: [],
  ...more,
});
const confirming = (subject: Meeting, by = neighbour, more: object = {}) =>
  confirmMinutes(subject, { ...act(by, afterAmending), ...here, side: sideOfCaller(by), revision: 1, ...more });
const sideOfCaller = ({ grants }: Caller) => sideOfRoles(grants.map(({ role }) => role));
const excusing = (subject: Meeting, more: object = {}) =>
  excuseSide(subject, {
    ...act(convener, afterAmending),
    revision: 1,
    side: "property",
    reason: "物业公司已撤出",
    gone: new Set([steward.personId]),
    seated: [],
    ...more,
  });

describe("minutes", () => {
  it("are amended for three days by those who were there", () => {
    expect(amendmentsOf(amended())).toMatchObject([{ outcome: "proposed", text: "请写明时段" }]);
    const stranger = () => amendMinutes(drafted(), { ...act(bystander, startsAt), text: "x" });
    expect(refusalOf(stranger)[0]).toBe("role-not-allowed");
    const late = () => amendMinutes(drafted(), { ...act(neighbour, afterAmending), text: "x" });
    expect(refusalOf(late)).toEqual(["window-lapsed", { until: afterAmending }]);
  });

  it("are revised from the revision that was read: another's is told, not overwritten", () => {
    const second = reviseMinutes(drafted(), revising()).state;
    expect(second).toMatchObject({ minutes: { revision: 2, text: "改" } });
    expect(refusalOf(() => reviseMinutes(second, revising({ text: "另改" })))).toEqual([
      "minutes-revised",
      { revision: 2 },
    ]);
  });

  it("answer each amendment: taken, or declined with a reason", () => {
    const [amendment] = amendmentsOf(amended());
    const amendmentId = amendment?.amendmentId ?? "";
    const taken = reviseMinutes(amended(), revising({ takes: [amendmentId] })).state;
    expect(amendmentsOf(taken)).toMatchObject([{ outcome: "taken" }]);
    const declines = [{ amendmentId, reason: "会上未提" }];
    expect(amendmentsOf(reviseMinutes(amended(), revising({ declines })).state)).toMatchObject([
      { outcome: "declined", reason: "会上未提" },
    ]);
    const unknown = () => reviseMinutes(amended(), revising({ takes: ["amd_other"] }));
    expect(refusalOf(unknown)).toEqual(wrongField("/takes/0", "unknown-amendment"));
  });

  it("take and decline no amendment at once, nor one twice", () => {
    const amendmentId = amendmentsOf(amended())[0]?.amendmentId ?? "";
    const decline = { amendmentId, reason: "会上未提" };
    const answering = (more: object) => () => reviseMinutes(amended(), revising(more));
    const twice = (pointer: string) => wrongField(pointer, "twice");
    expect(refusalOf(answering({ takes: [amendmentId], declines: [decline] }))).toEqual(
      twice("/declines/0/amendmentId"),
    );
    expect(refusalOf(answering({ takes: [amendmentId, amendmentId] }))).toEqual(twice("/takes/1"));
    expect(refusalOf(answering({ declines: [decline, decline] }))).toEqual(twice("/declines/1/amendmentId"));
  });

  it("are confirmed by each side that was there, once the three days are over and nothing waits", () => {
    expect(refusalOf(() => confirming(drafted(), neighbour, { at: startsAt }))[0]).toBe("wrong-state");
    expect(refusalOf(() => confirming(amended()))[0]).toBe("wrong-state");
    expect(refusalOf(() => confirming(drafted(), neighbour, { revision: 2 }))).toEqual([
      "minutes-revised",
      { revision: 1 },
    ]);
    expect(refusalOf(() => confirming(drafted(), bystander))[0]).toBe("role-not-allowed");
    const once = confirming(drafted())?.state ?? drafted();
    expect(once.status).toBe("minutes-draft");
    expect(confirming(once)).toBeUndefined();
    expect(confirmed().status).toBe("minutes-confirmed");
  });

  it("of a meeting without a side are confirmed by the sides that came", () => {
    const two = drafted(over(inSession(announced(), sides.slice(0, 2))));
    const one = confirming(two, convener)?.state ?? two;
    expect(confirming(one, steward)?.state.status).toBe("minutes-confirmed");
  });

  it("are confirmed by who sits for a side now, once nobody who was there for it is still here", () => {
    const standing = { gone: new Set([steward.personId]), sitsFor: "property", side: "property" };
    const after = confirming(drafted(), bystander, standing);
    expect(after?.facts[0]?.data).toMatchObject({ side: "property", revision: 1 });
    expect(after?.state).toMatchObject({ minutes: { confirmations: [{ personId: bystander.personId }] } });
    const early = () => confirming(drafted(), bystander, { ...standing, gone: new Set([neighbour.personId]) });
    expect(refusalOf(early)[0]).toBe("role-not-allowed");
    const absent = drafted(over(inSession(announced(), sides.slice(0, 1))));
    expect(refusalOf(() => confirming(absent, bystander, standing))[0]).toBe("role-not-allowed");
  });

  it("of a meeting to which no side came are confirmed by the sides of the body, by their seats", () => {
    const nobody = drafted(over(inSession(announced(), [])));
    expect(refusalOf(() => confirming(nobody, bystander))[0]).toBe("role-not-allowed");
    const seatless = excusing(nobody)?.state ?? nobody;
    const byCommunity = confirming(seatless, convener, { sitsFor: "community" })?.state ?? nobody;
    expect(byCommunity.status).toBe("minutes-draft");
    const all = confirming(byCommunity, neighbour, { sitsFor: "residents" })?.state;
    expect(all?.status).toBe("minutes-confirmed");
    expect(all && unconfirmedSides(all as never)).toEqual(["property"]);
    expect(refusalOf(() => excusing(nobody, { seated: ["property"] }))).toEqual(wrongField("/side", "has-somebody"));
  });

  it("are confirmed by nobody for two sides: who was there for one confirms for that one alone", () => {
    const both = { gone: new Set([steward.personId]), sitsFor: "property" };
    const once = confirming(drafted(), neighbour, both)?.state ?? drafted();
    expect(once).toMatchObject({ minutes: { confirmations: [{ side: "residents" }] } });
    expect(confirming(once, neighbour, both)).toBeUndefined();
  });

  it("say which side has nobody left, and why; the others confirm", () => {
    const excused = excusing(drafted());
    expect(excused?.facts.map(({ type }) => type)).toEqual(["meetings.minutes-side-excused.v1"]);
    const noted = excused?.state ?? drafted();
    expect(noted).toMatchObject({ minutes: { excused: [{ side: "property", text: "物业公司已撤出" }] } });
    expect(excusing(noted)).toBeUndefined();
    const one = confirming(noted, convener)?.state ?? noted;
    expect(one.status).toBe("minutes-draft");
    const both = confirming(one, neighbour)?.state;
    expect(both?.status).toBe("minutes-confirmed");
    expect(both && unconfirmedSides(both as never)).toEqual(["property"]);
  });

  it("excuse no side that has somebody who was there or sits for it now, that was not there, or that confirmed", () => {
    const somebody = wrongField("/side", "has-somebody");
    expect(refusalOf(() => excusing(drafted(), { gone: new Set() }))).toEqual(somebody);
    expect(refusalOf(() => excusing(drafted(), { seated: ["property"] }))).toEqual(somebody);
    const two = drafted(over(inSession(announced(), sides.slice(0, 1))));
    expect(refusalOf(() => excusing(two))).toEqual(wrongField("/side", "not-one-of"));
    const own = confirming(drafted(), steward)?.state ?? drafted();
    expect(refusalOf(() => excusing(own))).toEqual(wrongField("/side", "not-one-of"));
    expect(refusalOf(() => excusing(drafted(), { at: startsAt }))[0]).toBe("wrong-state");
  });

  it("are not confirmed by excuses alone, and a successor's confirmation takes the place of an excuse", () => {
    const alone = drafted(over(inSession(announced(), sides.slice(1, 2))));
    const excused = excusing(alone)?.state ?? alone;
    expect(excused.status).toBe("minutes-draft");
    const standing = { gone: new Set([steward.personId]), sitsFor: "property", side: "property" };
    const after = confirming(excused, bystander, standing)?.state;
    expect(after).toMatchObject({ status: "minutes-confirmed", minutes: { excused: [] } });
  });

  it("are confirmed anew after another revision", () => {
    const once = confirming(drafted())?.state ?? drafted();
    const again = reviseMinutes(once, revising()).state;
    expect(again).toMatchObject({ minutes: { confirmations: [], revision: 2 } });
  });

  it("are published in a text that names nobody who was there, or whose seat was empty", () => {
    const named = { pointer: "/text", code: "holds-name" };
    const publishing = (text: string) => () =>
      publishMinutes(confirmed(), { ...act(convener, afterAmending), seatNames: ["罗女士"], text });
    expect(refusalOf(publishing("steward负责"))).toEqual(["redaction-required", named]);
    expect(refusalOf(publishing("业主代表罗女士缺席"))).toEqual(["redaction-required", named]);
    expect(publishing("物业一方负责")().state).toMatchObject({
      status: "published",
      minutes: { publication: { text: "物业一方负责", revision: 1 } },
    });
  });
});
