import { describe, expect, it } from "vitest";
import { chineseCalendar, chineseYear } from "#services/communities/domain/chinese-calendar.ts";
import { offboard } from "#services/communities/domain/community.ts";
import { endTerm } from "#services/communities/domain/end-term.ts";
import { grantRole, revokeRole } from "#services/communities/domain/grant-role.ts";
import { claim, type Person } from "#services/communities/domain/person.ts";
import { answerDueOn } from "#services/communities/domain/rights.ts";
import { setPolicyRow } from "#services/communities/domain/settings.ts";
import { verify } from "#services/communities/domain/verify-person.ts";
import { isHoliday, isWorkday, plusWorkingDays } from "#shared/domain/calendar.ts";
import { e164 } from "#shared/domain/e164.ts";
import { masked } from "#shared/domain/phone.ts";
import { numberOf, policyKeys, policyRow } from "#shared/domain/policy.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { codeOf, typedCode } from "#shared/people/codes.ts";
import { active, admin, at, caller, desk, resident, unverified, verified, verifiedBy, verifying } from "./made.ts";

const codeFrom = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    const { code, detail } = error as Refusal;
    return detail.errors?.[0]?.code ?? code;
  }
};

describe("a working day", () => {
  const calendar = chineseCalendar(2026);

  it("is one of the week, but for holidays and the weekend days that make up for them", () => {
    expect(isWorkday(calendar, "2026-03-02")).toBe(true);
    expect(isWorkday(calendar, "2026-03-01")).toBe(false);
    expect(isWorkday(calendar, "2026-02-17")).toBe(false);
    expect(isWorkday(calendar, "2026-02-14")).toBe(true);
    expect(["2026-02-17", "2026-03-01"].map((day) => isHoliday(calendar, day))).toEqual([true, false]);
  });

  it("is counted from the day after, over the Spring Festival", () => {
    expect(plusWorkingDays(calendar, "2026-02-13", 1)).toBe("2026-02-14");
    expect(plusWorkingDays(calendar, "2026-02-13", 2)).toBe("2026-02-24");
  });

  it("is never guessed in a year without a calendar", () => {
    expect(codeFrom(() => plusWorkingDays(calendar, "2026-12-31", 5))).toBe("calendar-missing");
    expect(codeFrom(() => isWorkday({}, "2026-03-02"))).toBe("calendar-missing");
    expect(chineseYear("1999")).toBeUndefined();
  });

  it("is no reason to refuse a right: then no day is told", () => {
    const community = { timeZone: "Asia/Shanghai", calendar, policy: {} };
    expect(answerDueOn("2026-03-02T01:00:00.000Z", community)).toBe("2026-03-23");
    expect(answerDueOn("2026-12-30T01:00:00.000Z", community)).toBeUndefined();
  });
});

describe("a policy row", () => {
  const set = (key: string, value: number) => () => setPolicyRow(active(), { key, value });

  it("may be tightened, set, or not touched, as the row says", () => {
    expect(set("firstContactMinutes", 60)().state).toMatchObject({ policy: { firstContactMinutes: 60 } });
    expect(codeFrom(set("firstContactMinutes", 180))).toBe("too-big");
    expect(set("smallCell", 10)().state).toMatchObject({ policy: { smallCell: 10 } });
    expect(codeFrom(set("smallCell", 3))).toBe("too-small");
    expect(set("suppliersAtLeast", 3)().state).toMatchObject({ policy: { suppliersAtLeast: 3 } });
    expect(codeFrom(set("ownersVoteAgreementNumerator", 4))).toBe("not-left-to-communities");
    expect(codeFrom(set("__proto__", 1))).toBe("not-found");
  });

  it.each(policyKeys)("%s lies within what a community may choose", (key) => {
    const { value, communityMay } = policyRow(key);
    const { from, to } = communityMay === "no" ? { from: value, to: value } : communityMay;
    expect([from <= value, value <= to]).toEqual([true, true]);
  });

  it("is the community's own where it set one, else the table's", () => {
    expect(numberOf("firstContactMinutes", { firstContactMinutes: 60 })).toBe(60);
    expect(numberOf("firstContactMinutes")).toBe(120);
  });
});

describe("a phone number", () => {
  it("is kept in E.164, mobile, landline or foreign", () => {
    expect(e164("138 0013 8000", "zh-CN")).toBe("+8613800138000");
    expect(e164("020-8888 8888", "zh-CN")).toBe("+862088888888");
    expect(e164("+49 30 901820", "zh-CN")).toBe("+4930901820");
  });

  it("is none without its country elsewhere, nor where no network knows it", () => {
    for (const [written, language] of [
      ["030 901820", "en"],
      ["12", "zh-CN"],
      ["+86 999", "zh-CN"],
    ] as const)
      expect(codeFrom(() => e164(written, language))).toBe("not-a-phone");
  });

  it("is masked but for its country and its last four digits", () => {
    expect(masked("+8613800138000")).toBe("+86•••••••8000");
  });
});

describe("a grant", () => {
  const granting = { role: "mediator" as const, at, commandId: "g", buildings: ["1栋"] };
  const holder = () => grantRole(unverified(), { ...granting, to: "2026-03-03T00:00:00.000Z" }).state;
  const grantId = () => holder().grants[0]?.grantId ?? "";

  it("ends when its term is over, and not before", () => {
    expect(endTerm(holder(), { grantId: grantId(), at, administrators: [] })).toBeUndefined();
    const ended = endTerm(holder(), { grantId: grantId(), at: "2026-03-03T00:00:00.000Z", administrators: [] });
    expect(ended?.facts).toHaveLength(1);
    expect(
      ended && endTerm(ended.state, { grantId: grantId(), at: "2026-03-04T00:00:00.000Z", administrators: [] }),
    ).toBeUndefined();
  });

  it("is ended once, and unknown where there is none", () => {
    const ended = revokeRole(holder(), { grantId: grantId(), at });
    expect(ended && revokeRole(ended.state, { grantId: grantId(), at })).toBeUndefined();
    expect(codeFrom(() => revokeRole(holder(), { grantId: "grt_other", at }))).toBe("not-found");
  });

  it("of a building leader or an employer's contact needs its scope", () => {
    expect(codeFrom(() => grantRole(unverified(), { ...granting, role: "building-leader" }))).toBe("required");
    expect(codeFrom(() => grantRole(unverified(), { ...granting, role: "employer-contact" }))).toBe("required");
    expect(codeFrom(() => grantRole(unverified(), { ...granting, building: "9栋" }))).toBe("unknown-building");
    expect(codeFrom(() => grantRole(unverified(), { ...granting, employerId: "emp_x" }))).toBe("not-allowed");
  });
});

describe("a claim", () => {
  it("binds one sign-in, and no second", () => {
    const claimed = claim(unverified(), { account: "one", at });
    expect(claimed && claim(claimed.state, { account: "one", at })).toBeUndefined();
    expect(claimed && codeFrom(() => claim(claimed.state, { account: "two", at }))).toBe("code-invalid");
  });
});

describe("a community that leaves", () => {
  it("is asked to by its administrator first", () => {
    expect(codeFrom(() => offboard(active(), { at }))).toBe("wrong-state");
  });
});

describe("a code", () => {
  it("is the same for a retry, another for another purpose or key, and may be typed as people do", () => {
    const code = codeOf("key", "command", "claim");
    expect(code).toMatch(/^[a-z2-7]{26}$/);
    expect(codeOf("key", "command", "claim")).toBe(code);
    expect(new Set([code, codeOf("key", "command", "other"), codeOf("other", "command", "claim")]).size).toBe(3);
    expect(typedCode(` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)}`)).toBe(code);
    for (const wrong of [undefined, "", "a".repeat(25), `${code.slice(1)}1`]) expect(typedCode(wrong)).toBeUndefined();
  });
});

describe("the verification of a person", () => {
  it("is never one's own, also not in a session for somebody else", () => {
    const own = { ...desk, personId: unverified().personId };
    const inSession = { ...own, onBehalfOf: { personId: resident.personId, name: "居民", sessionId: "ses_x" } };
    for (const by of [own, inSession])
      expect(codeFrom(() => verify(unverified(), { ...verifying, by }))).toBe("role-not-allowed");
    expect(verifiedBy(desk, unverified()).status).toBe("verified");
  });

  it.each([
    [desk, "property"],
    [caller("desk-and-administrator", "desk-operator", "community-admin"), "property"],
    [caller("worker", "desk-operator", "residents-committee-worker"), "community"],
    [admin, undefined],
  ] as const)("is of the side whose hand it is", (by, side) => {
    expect(verifiedBy(by, unverified())).toMatchObject({ verified: { side } });
  });

  const rolesOf = ({ grants }: Person) => grants.map(({ role }) => role);

  it("makes them a resident once, where the community does not say otherwise", () => {
    const once = verified();
    expect(rolesOf(once)).toEqual(["resident"]);
    expect(rolesOf(verifiedBy(admin, once, { commandId: "again" }))).toEqual(["resident"]);
    expect(rolesOf(verifiedBy(admin, unverified(), { policy: { verifiedIsResident: 0 } }))).toEqual([]);
  });

  it.each(["property-staff", "residents-committee-worker", "employment-caseworker"] as const)(
    "makes no resident of staff: %s",
    (role) => {
      const staff = grantRole(unverified(), { role, at, commandId: "g", buildings: [] }).state;
      expect(rolesOf(verified(staff))).toEqual([role]);
    },
  );
});
