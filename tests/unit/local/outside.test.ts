import { describe, expect, it } from "vitest";
import { outsideIn, waitingPlace } from "#infra/local/outside.ts";
import { Complaint } from "#infra/operations/complaint.ts";

const show = { way: "demonstration" } as const;
const own = { way: "own" } as const;

describe("the way out of a home", () => {
  it("is to nobody from a demonstration, but to those that are named", () => {
    expect(outsideIn({}, show).onlyTo).toEqual(new Set());
    expect(outsideIn({ LINLI_ONLY_TO: "+8613800138000 a@b.example" }, show).onlyTo?.size).toBe(2);
    expect(outsideIn({}, own).onlyTo).toBeUndefined();
  });

  it("is said at the start: where messages go, and where they wait", () => {
    expect(waitingPlace(outsideIn({}, own))).toMatch(/^wait in the inboxes .*LINLI_SMTP.*LINLI_GATEWAYS/);
    const smtp = { LINLI_SMTP: "smtps://u:p@mail.example", LINLI_SMTP_FROM: "linli@b.example" };
    expect(waitingPlace(outsideIn({ ...smtp, LINLI_GATEWAYS: "sms.example" }, own))).toBe(
      "go out by e-mail and each community's gateway",
    );
    expect(waitingPlace(outsideIn(smtp, show))).toMatch(/e-mail, to 0 addresses alone/);
    expect(waitingPlace(outsideIn(smtp, own))).not.toContain("u:p");
  });

  it.each([
    [{ LINLI_SMTP: "mail.example" }, show],
    [{ LINLI_SMTP: "https://mail.example", LINLI_SMTP_FROM: "a@b.example" }, own],
    [{ LINLI_SMTP: "smtps://mail.example" }, own],
    [{ LINLI_GATEWAY_LOOPBACK: "1" }, own],
  ])("is complained of where the settings make no sense: %o", (environment, beginning) => {
    expect(() => outsideIn(environment, beginning)).toThrow(Complaint);
  });
});
