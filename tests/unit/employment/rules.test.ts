import { describe, expect, it } from "vitest";
import { viewFor } from "#services/employment/domain/application/application-view.ts";
import { apply, open, shareAgain, withhold } from "#services/employment/domain/application/apply.ts";
import { interview, mustDealWith } from "#services/employment/domain/application/hire.ts";
import { disclose, verify } from "#services/employment/domain/employer.ts";
import { draft, publish, relate, review } from "#services/employment/domain/posting/draft.ts";
import { expire, fill, fillWhenTaken, withdraw } from "#services/employment/domain/posting/fill.ts";
import type { Posting } from "#services/employment/domain/posting/posting.ts";
import { consentFor } from "#services/employment/domain/seeker/consents.ts";
import { learn } from "#services/employment/domain/seeker/learn.ts";
import { register, subjectOf } from "#services/employment/domain/seeker/register.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

describe("an employer that belongs to an organiser", () => {
  const related = a.registered({ relation: { side: "property", explanation: "物业公司自己招人" } });
  const both = a.caller("both", "property-staff", "residents-committee-worker");
  const staff = a.caller("staff", "property-staff");

  it("is checked by nobody who speaks for that side, and neither is what it offers", () => {
    const drafted = { ...a.drafted(), relatedTo: "property" as const };
    expect(() => verify(related, { ...act, by: both, method: "licence-seen" })).toThrow("conflict-of-interest");
    expect(() => review(drafted, { ...act, by: both })).toThrow("conflict-of-interest");
    expect(review(drafted, { ...act, by: a.worker }).state.status).toBe("reviewed");
    expect(verify(a.registered(), { ...act, by: both, method: "licence-seen" }).state.status).toBe("verified");
  });

  it("may be told to do so later, and what it offers tells it too", () => {
    expect(disclose(a.verified(), { ...act, side: "property", explanation: "x" })).toMatchObject({
      state: { status: "verified", relation: { side: "property" } },
      facts: [{ type: "employment.employer-related.v1", data: { side: "property" } }],
    });
    const told = relate(a.published(), "property");
    expect(told).toMatchObject({ state: { status: "published", relatedTo: "property" }, facts: [] });
    expect(told && relate(told.state as Posting, "property")).toBeUndefined();
    const publishing = { by: a.caseworker, ...a.today, employer: related };
    expect(publish(a.reviewed(), publishing).state.relatedTo).toBe("property");
  });

  it("is not said to belong to another side by those to whose side it belongs", () => {
    const disclosing = { ...act, side: "community" as const, explanation: "x" };
    expect(() => disclose(related, { ...disclosing, by: both })).toThrow("conflict-of-interest");
    expect(disclose(related, { ...disclosing, by: a.worker }).state.relation?.side).toBe("community");
    expect(disclose(related, { ...disclosing, by: staff, side: "property" }).state.relation?.side).toBe("property");
  });

  it("lets no organiser end what somebody else offers", () => {
    const ending = { ...act, reason: "x" };
    for (const attempt of [
      () => fill(a.published(), { ...act, by: staff }),
      () => withdraw(a.published(), { ...ending, by: staff }),
    ])
      expect(attempt).toThrow(refusing("not-found"));
    for (const by of [a.caseworker, a.contact(a.verified().employerId)])
      expect(withdraw(a.published(), { ...ending, by }).state.status).toBe("withdrawn");
  });
});

describe("a posting", () => {
  it("is drafted by an organiser or the employer's own contact, and by nobody else", () => {
    const own = a.contact(a.verified().employerId);
    expect(draft(a.drafting({ by: own })).state.status).toBe("draft");
    for (const by of [a.contact(`emp_${"b".repeat(20)}`), a.member])
      expect(() => draft(a.drafting({ by }))).toThrow(refusing("not-found"));
  });

  it("has a last day that can be reckoned with, from its first draft on", () => {
    expect(() => draft(a.drafting({ validThrough: "9999-12-31" }))).toThrow(
      refusing("invalid", { errors: [{ pointer: "/validThrough", code: "too-far-ahead" }] }),
    );
  });

  it("asks for no difference in its address, nor by the way in an explanation", () => {
    const exception = { ground: "work-barred-to-women" as const, explanation: "井下作业，35岁以下" };
    const draftingTerms = () => draft(a.drafting({ address: "东门，仅限男性", exceptions: [exception] }));
    expect(draftingTerms).toThrow(
      refusing("discriminatory-term", {
        errors: [{ pointer: "/exceptions/0/explanation", code: "discriminates-by-age" }],
      }),
    );
    expect(() => draft(a.drafting({ address: "东门，仅限男性" }))).toThrow(
      refusing("discriminatory-term", { errors: [{ pointer: "/address", code: "discriminates-by-sex" }] }),
    );
  });

  it("expires when its last day has ended in the community, and not a millisecond before", () => {
    const posting = a.published();
    expect(posting.closesAt).toBe("2026-03-31T16:00:00.000Z");
    expect(expire(posting, "2026-03-31T15:59:59.999Z")).toBeUndefined();
    expect(expire(posting, posting.closesAt)?.state.status).toBe("expired");
    expect(expire(a.filled(), posting.closesAt)).toBeUndefined();
  });

  it("is filled by the last hire alone", () => {
    expect(fillWhenTaken(a.published(), { left: 1, at: a.at })).toBeUndefined();
    expect(fillWhenTaken(a.published(), { left: 0, at: a.at })?.state.status).toBe("filled");
    expect(fillWhenTaken(a.expired(), { left: 0, at: a.at })).toBeUndefined();
  });
});

describe("a posting whose last day has ended, before that was heard", () => {
  const posting = a.published();
  const late = { ...act, at: posting.closesAt };

  it("interests nobody any more", () => {
    expect(() => open({ ...late, commandId: "x", seeker: a.walkIn(), posting })).toThrow(
      refusing("invalid", { errors: [{ pointer: "/postingId", code: "posting-not-open" }] }),
    );
  });

  it("cannot be applied to", () => {
    expect(() => apply(a.preparing(), { ...late, ...a.around() })).toThrow(
      refusing("wrong-state", { state: "expired" }),
    );
  });
});

describe("whose registration it is", () => {
  const staff = a.caller("desk", "desk-operator");
  const assisted = { ...staff, onBehalfOf: { personId: a.member.personId, name: "x", sessionId: "ses" } };

  it("is the resident's own, the person staff name, nobody's, or that of whom the desk acts for", () => {
    expect(subjectOf({}, a.member)).toBe(a.member.personId);
    expect(subjectOf({ personId: a.member.personId }, staff)).toBe(a.member.personId);
    expect(subjectOf({}, staff)).toBeUndefined();
    expect(subjectOf({}, assisted)).toBe(a.member.personId);
    expect(() => subjectOf({ personId: a.neighbour.personId }, a.member)).toThrow(refusing("role-not-allowed"));
    expect(() => subjectOf({ personId: a.neighbour.personId }, assisted)).toThrow(refusing("role-not-allowed"));
  });

  it("needs a person whom the community knows, and their consent to be helped", () => {
    const wish = { ...a.profile, by: a.member, at: a.at, commandId: "s" };
    expect(() => register({ ...wish, isMember: false, consents: undefined })).toThrow(
      refusing("invalid", { errors: [{ pointer: "/personId", code: "unknown-person" }] }),
    );
    const refused = { subjectId: a.member.personId, given: {} };
    expect(() => register({ ...wish, isMember: true, consents: refused })).toThrow(
      refusing("share-consent-required", { purpose: "job-seeking" }),
    );
  });
});

describe("a consent to share", () => {
  const { employerId } = a.published();
  const given = (scopeId?: string) => a.consentsOf("x", { c: { purpose: "share-to-employer", scopeId, at: a.at } });

  it("stands for the one employer or application that it names", () => {
    expect(consentFor(given(employerId), "share-to-employer", [employerId, "jap_1"])).toBe("c");
    expect(consentFor(given("jap_1"), "share-to-employer", [employerId, "jap_1"])).toBe("c");
    expect(consentFor(given("emp_other"), "share-to-employer", [employerId, "jap_1"])).toBeUndefined();
    expect(consentFor(given(), "share-to-employer", [employerId, "jap_1"])).toBeUndefined();
  });

  it("is needed to apply, and another employer's does not do", () => {
    expect(() => apply(a.preparing(), { ...act, ...a.around(given("emp_other")) })).toThrow(
      refusing("share-consent-required", { purpose: "share-to-employer" }),
    );
  });

  it("that is taken back hides the applicant, and nothing else goes on by it", () => {
    const hidden = withhold(a.interviewing(), { consentId: "shared", at: a.at })?.state;
    if (!hidden) throw new Error("it was not hidden");
    expect(withhold(hidden, { consentId: "shared", at: a.at })).toBeUndefined();
    expect(withhold(a.interviewing(), { consentId: "another", at: a.at })).toBeUndefined();
    expect(() => interview(hidden, act)).toThrow(refusing("share-consent-required"));
    expect(() => mustDealWith(hidden, a.contact(employerId))).toThrow(refusing("not-found"));
    expect(shareAgain(hidden, { ...act, ...a.around() })?.state).not.toHaveProperty("withheldAt");
  });

  it("is looked at again whenever the employer reads", () => {
    const [seeker, own] = [a.walkIn(), a.contact(employerId)];
    expect(viewFor(a.applied(), own, { seeker, consents: a.sharing() }).applicant.name).toBe("小张");
    for (const [by, consents] of [
      [own, a.consentsOf("x")],
      [a.contact("emp_other"), a.sharing()],
      [a.neighbour, a.sharing()],
    ] as const)
      expect(() => viewFor(a.applied(), by, { seeker, consents })).toThrow(refusing("not-found"));
  });
});

describe("what a seeker learned", () => {
  it("is added once for each course, and only if employers ask for such a thing", () => {
    const taught = learn(a.walkIn(), { courseId: "crs_1", skill: "electrical" });
    expect(taught?.state.skills).toEqual(["electrical"]);
    expect(taught && learn(taught.state, { courseId: "crs_1", skill: "electrical" })).toBeUndefined();
    expect(taught && learn(taught.state, { courseId: "crs_2", skill: "electrical" })?.facts).toEqual([]);
    expect(learn(a.walkIn(), { courseId: "crs_1", skill: "magic" })).toBeUndefined();
    expect(learn(a.closedSeeker(), { courseId: "crs_1", skill: "electrical" })).toBeUndefined();
  });
});
