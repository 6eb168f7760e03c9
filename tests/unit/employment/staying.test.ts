import { describe, expect, it } from "vitest";
import { placementFor } from "#services/employment/domain/access.ts";
import { hire } from "#services/employment/domain/application/hire.ts";
import { askRetention, check, end, promote, rate, recognise } from "#services/employment/domain/placement/check.ts";
import { publishStory, unpublishWithout } from "#services/employment/domain/placement/story.ts";
import { place } from "#services/employment/domain/seeker/learn.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

describe("a seeker of whose work is heard", () => {
  const heard = (...facts: ("active" | "ended")[]) =>
    facts.reduce((now, is) => place(now, { placementId: "plc_1", is })?.state ?? now, a.walkIn()).status;

  it("ends the same whichever fact comes first, and however often", () => {
    expect(heard("active")).toBe("placed");
    expect(heard("active", "ended")).toBe("seeking");
    expect(heard("ended", "active")).toBe("seeking");
    expect(heard("active", "active", "ended", "active", "ended")).toBe("seeking");
  });

  it("has work as long as one of two placements lasts", () => {
    const both = place(a.placed(), { placementId: "plc_2", is: "active" })?.state ?? a.placed();
    expect(place(both, { placementId: "plc_1", is: "ended" })?.state.status).toBe("placed");
  });
});

describe("a hire", () => {
  it("begins within a year of the day on which it is written down", () => {
    const hiring = (startedOn: string) => hire(a.accepted(), { ...act, ...a.today, ...a.around(), startedOn });
    for (const startedOn of ["2025", "2025-03-02", "2026-06-15", "2027"])
      expect(hiring(startedOn).state.status).toBe("hired");
    for (const [startedOn, code] of [
      ["2025-03-01", "too-long-ago"],
      ["1020", "too-long-ago"],
      ["2027-03-03", "too-far-ahead"],
      ["2500", "too-far-ahead"],
      ["9999", "too-far-ahead"],
    ] as const)
      expect(() => hiring(startedOn)).toThrow(
        refusing("date-implausible", { errors: [{ pointer: "/startedOn", code }] }),
      );
  });
});

describe("a placement", () => {
  it("is asked after 1, 3, 6 and 12 months, from the day it begins or is recorded, whichever is later", () => {
    expect(a.begun().checks.map(({ month, dueAt }) => [month, dueAt])).toEqual([
      [1, "2026-04-01T16:00:00.000Z"],
      [3, "2026-06-01T16:00:00.000Z"],
      [6, "2026-09-01T16:00:00.000Z"],
      [12, "2027-03-01T16:00:00.000Z"],
    ]);
  });

  it("is put on the list when a check is due, and known to be left once it has ended", () => {
    const due = askRetention(a.begun(), { month: 1, at: a.at })?.state;
    expect(due?.checks[0]?.is).toBe("due");
    expect(due && askRetention(due, { month: 1, at: a.at })).toBeUndefined();
    expect(askRetention(a.ended(), { month: 3, at: a.at })).toMatchObject({
      state: { checks: [{}, { is: "left" }, {}, {}] },
      facts: [{ type: "employment.placement-left.v1", data: { month: 3 } }],
    });
  });

  it("is asked after where it ended only after the check was due, however late that is heard", () => {
    const dueAt = a.begun().checks[0]?.dueAt ?? "";
    const left = end(a.begun(), { ...act, ...a.today, at: dueAt, cause: "resigned" }).state;
    expect(askRetention(left, { month: 1, at: "2027-01-01T00:00:00.000Z" })?.state.checks[0]?.is).toBe("due");
  });

  it("shows its employer everything but how content the person is", () => {
    const told = rate(a.begun(), { ...act, score: 2 }).state;
    expect(placementFor(told, a.caseworker)).toEqual(told);
    expect(placementFor({ ...told, personId: a.member.personId }, a.member).satisfaction?.score).toBe(2);
    expect(placementFor(told, a.contact(told.employerId))).not.toHaveProperty("satisfaction");
    expect(() => placementFor(told, a.neighbour)).toThrow(refusing("not-found"));
  });

  it("is praised once for each kind and period; of an unknown period once for each kind", () => {
    const praised = recognise(a.begun(), { ...act, ...a.today, kind: "quarterly-excellence" }).state;
    expect(() => recognise(praised, { ...act, ...a.today, kind: "quarterly-excellence" })).toThrow(
      refusing("recognition-exists"),
    );
    expect(recognise(praised, { ...act, ...a.today, kind: "commendation" }).state.recognitions).toHaveLength(2);
    const dated = { ...act, ...a.today, kind: "quarterly-excellence" as const, period: "2026-Q1" };
    expect(recognise(praised, dated).state.recognitions).toHaveLength(2);
  });

  it("is praised for a period in the one form of its kind, so that it cannot be told twice", () => {
    const forms = { "monthly-excellence": "2026-03", "quarterly-excellence": "2026-Q1", "annual-excellence": "2026" };
    const called = { "monthly-excellence": "month", "quarterly-excellence": "quarter", "annual-excellence": "year" };
    for (const kind of ["monthly-excellence", "quarterly-excellence", "annual-excellence"] as const)
      for (const period of [...Object.values(forms), "2026-03-02", "2026/early"]) {
        const praising = () => recognise(a.begun(), { ...act, ...a.today, kind, period });
        if (period === forms[kind]) expect(praising().state.recognitions).toHaveLength(1);
        else {
          const wanted = { format: called[kind] };
          const errors = [{ pointer: "/period", code: "wrong-format", wanted }];
          expect(praising).toThrow(refusing("invalid", { errors }));
        }
      }
    const commended = { ...act, ...a.today, kind: "commendation" as const, period: "2026-03-02" };
    expect(recognise(a.begun(), commended).state.recognitions).toHaveLength(1);
  });

  it("rises from no position to one that began before any of the others", () => {
    const late = { ...a.begun(), startedOn: "2021-06-01", positions: [{ title: "x", from: "2021-06-01" }] };
    const risen = promote(late, { ...act, ...a.today, title: "y", from: "2021" }).state;
    expect(() => promote(risen, { ...act, ...a.today, title: "z", from: "2021-01-05" })).toThrow(
      refusing("date-implausible", { errors: [{ pointer: "/from", code: "before-the-last-position" }] }),
    );
  });

  it("was not retained at a check before which it had ended", () => {
    const asking = { ...act, at: "2026-06-02T00:00:00.000Z", month: 3 };
    expect(() => check(a.ended(), { ...asking, result: "retained" })).toThrow(
      refusing("invalid", { errors: [{ pointer: "/result", code: "placement-ended" }] }),
    );
    expect(check(a.ended(), { ...asking, result: "left" })?.state.checks[1]).toMatchObject({ is: "left" });
  });

  it("keeps its id through every position", () => {
    const risen = promote(a.begun(), { ...act, ...a.today, title: "领班", from: "2026-03-02" }).state;
    expect(risen.placementId).toBe(a.begun().placementId);
    expect(risen.positions.map(({ title }) => title)).toEqual(["秩序员", "领班"]);
  });

  it("is its employer's and the caseworker's; to others there is none", () => {
    for (const by of [a.contact("emp_other"), a.member])
      expect(() => promote(a.begun(), { by, ...a.today, title: "x", from: "2026-03" })).toThrow(refusing("not-found"));
  });
});

describe("a story", () => {
  it("needs a consent of its own, and names nobody", () => {
    expect(() => publishStory(a.telling({ consents: a.sharing() }))).toThrow(
      refusing("share-consent-required", { purpose: "public-story" }),
    );
    expect(() => publishStory(a.telling({ text: "小张说" }))).toThrow(refusing("redaction-required"));
    expect(() => publishStory(a.telling({ title: "电话13800138000" }))).toThrow(
      refusing("redaction-required", { errors: [{ pointer: "/title", code: "holds-phone" }] }),
    );
  });

  it("tells months and no days, and goes with its own consent alone", () => {
    const placement = promote(a.begun(), { ...act, ...a.today, title: "领班", from: "2026-03-02" }).state;
    const story = publishStory(a.telling({ placement })).state;
    expect(story).toMatchObject({ positions: [{ from: "2026-03" }, { from: "2026-03" }] });
    expect(unpublishWithout(story, { consentId: "another", at: a.at })).toBeUndefined();
    expect(unpublishWithout(story, { consentId: "told", at: a.at })?.state).not.toHaveProperty("text");
  });
});
