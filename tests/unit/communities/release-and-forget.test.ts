import { expect, it } from "vitest";
import { answerBreakGlass, breakGlass } from "#services/communities/domain/break-glass.ts";
import { lapseExport, requestExport } from "#services/communities/domain/data-export.ts";
import { lapseErasure, requestErasure } from "#services/communities/domain/erasure.ts";
import { grantIdOf, type RoleGrant } from "#services/communities/domain/role-grant.ts";
import { communitiesKeeping } from "#services/communities/store/keeping.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { beside } from "../told-verbs.ts";
import * as a from "./made.ts";

const self = a.caller("self", "resident");
const community = { timeZone: "Asia/Shanghai", calendar: { "2026": { holidays: [], makeUpWorkdays: [] } }, policy: {} };
const asked = { by: beside(self, a.desk), at: a.at, personId: self.personId, commandId: "c", community };

it.each([
  ["an export", requestExport(asked).state, (at: string) => lapseExport(requestExport(asked).state, at)],
  ["a removal", requestErasure(asked).state, (at: string) => lapseErasure(requestErasure(asked).state, at)],
])("%s that waits for its release lapses when its time is over, and no sooner", (_, { releaseBy = "" }, lapses) => {
  expect(releaseBy > a.at).toBe(true);
  expect(lapses(plusMinutes(releaseBy, -1))).toBeUndefined();
  expect(lapses(releaseBy)?.state.lapsedAt).toBe(releaseBy);
});

it("a deputy who is forgotten leaves an answer that is a deputy's still, without their words", () => {
  const opening = { thing: "case", thingId: "cas_a", reason: "核对", openedBy: "per_one", earlier: [] } as const;
  const glass = breakGlass({ ...opening, at: a.at, commandId: "c", policy: {} }).state;
  const deputy = a.caller("deputy", "association-president");
  const { personId } = deputy;
  const term = { from: a.at, to: plusMinutes(a.at, 60), deputy: true, grantedBy: "per_two" } as const;
  const grant: RoleGrant = { grantId: grantIdOf(personId, "g"), personId, role: "association-president", ...term };
  const said = { by: deputy, at: a.at, verdict: "justified", text: "应当", grants: [grant] } as const;
  const kept = communitiesKeeping.holdings.find(({ kind }) => kind === "BREAK-GLASS");
  expect(kept?.forget(answerBreakGlass(glass, said)?.state, personId)).toEqual({
    ...glass,
    answer: { by: personId, at: a.at, verdict: "justified", deputy: true },
  });
});
