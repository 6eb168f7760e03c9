import { describe, expect, it } from "vitest";
import { withdrawWithSeeker } from "#services/employment/domain/application/apply.ts";
import {
  forgetInApplication,
  forgetInSeeker,
  forgetInStory,
  forgetInVisit,
  forgetInWellbeing,
} from "#services/employment/domain/forget.ts";
import { forgetWithoutConsent } from "#services/employment/domain/seeker/register.ts";
import { recordVisit } from "#services/employment/domain/visit.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };

describe("somebody who is forgotten", () => {
  it("leaves no name, no phone and no words, and is looked after no more", () => {
    const wants = { industries: ["retail"], hours: ["day"], withinKilometres: 3 };
    const seeker = forgetInSeeker(a.ready(a.walkIn({ phone: "+8613800138000", situation: "laid-off", wants })));
    expect(seeker).toMatchObject({ status: "closed", closure: { cause: "erased" } });
    expect(JSON.stringify(seeker)).not.toMatch(/小张|138|latitude|laid-off|retail|"day"|withinKilometres/);
    expect(seeker?.place).toEqual({ area: "怡心街道" });
    expect(seeker && forgetInSeeker(seeker)).toBeUndefined();
    expect(forgetInApplication(a.applied())?.status).toBe("withdrawn");
    const hired = forgetInApplication(a.hired());
    expect(hired).toMatchObject({ status: "hired", acceptance: { at: a.at } });
    expect(JSON.stringify(hired)).not.toMatch(/纸质答复/);
    expect(hired && forgetInApplication(hired)).toBeUndefined();
    expect(forgetInStory(a.publishedStory())).not.toHaveProperty("text");
    expect(forgetInWellbeing(a.worried())).not.toHaveProperty("note");
    expect(forgetInWellbeing(a.worried())).toMatchObject({ status: "cleared", offers: [] });
  });

  it("leaves of a visit that somebody of their side went", () => {
    const visitors = [
      { name: "甲", personId: a.worker.personId },
      { name: "乙", personId: a.keeper.personId },
      { name: "丙" },
    ];
    const told = {
      ...act,
      commandId: "v",
      ...a.today,
      policy: {},
      standings: a.standings(a.worker, a.keeper),
      employerId: "e",
      visitedOn: "2026",
      needs: [],
    };
    const visit = recordVisit({ ...told, visitors }).state;
    expect(forgetInVisit(visit, a.worker.personId)?.visitors).toEqual([
      { side: "community", personId: a.worker.personId },
      { name: "乙", side: "property", personId: a.keeper.personId },
      { name: "丙" },
    ]);
    expect(forgetInVisit(visit, a.member.personId)).toBeUndefined();
  });
});

describe("a profile without its consent", () => {
  it("is closed and forgotten, also where it was closed before, and that is told once", () => {
    const forgotten = forgetWithoutConsent(a.walkIn({ phone: "+8613800138000" }), a.at);
    expect(forgotten).toMatchObject({
      state: { status: "closed", closure: { at: a.at, cause: "consent-withdrawn" } },
      facts: [{ type: "employment.seeker-closed.v1" }],
    });
    expect(JSON.stringify(forgotten?.state)).not.toMatch(/小张|138/);
    const again = forgetWithoutConsent(a.closedSeeker(), a.at);
    expect(again).toMatchObject({ state: { closure: { cause: "own-wish" } }, facts: [] });
    expect(again?.state).not.toHaveProperty("name");
    expect(forgotten && forgetWithoutConsent(forgotten.state, a.at)).toBeUndefined();
  });

  it("ends what is open with it; what has ended stays as it was", () => {
    expect(withdrawWithSeeker(a.offered(), a.at)?.state).toMatchObject({ ending: { cause: "profile-closed" } });
    expect(withdrawWithSeeker(a.hired(), a.at)).toBeUndefined();
  });
});
