import type { Case } from "#services/mediation/domain/case.ts";
import { raiseDemand } from "#services/mediation/domain/mediation.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import {
  acceptance,
  accepted,
  act,
  type agreeing,
  contacted,
  disputant,
  inside,
  negotiating,
  person,
  proposed,
  reported,
} from "../../unit/mediation/cases.ts";

export const outcomeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

export const home = "hse_home";
export const president = ["association-president", "mediator"] as const;
export const whom = {
  neighbour: inside(person("neighbour", ...president, "resident")),
  disputant: inside({ ...disputant, grants: [...disputant.grants, { role: "association-president" }] }),
  relative: inside({ ...person("relative", ...president, "resident"), households: [home] }),
  steward: inside(person("staff", "property-staff", ...president)),
  deskAdmin: inside(person("desk", "property-staff", "desk-operator", "community-admin", ...president)),
  clerk: inside(person("clerk", "desk-operator", ...president)),
  both: inside(person("both", "property-staff", "residents-committee-worker", ...president)),
} as const;
export type Who = keyof typeof whom;

export const disputants = [{ name: "a", personId: disputant.personId, householdIds: [home] }, { name: "b" }];
export const dispute = () => reported({ disputants });
export const [, other] = dispute().disputants.map(({ disputantId }) => disputantId);
export const against = (subject: Case): Case => ({
  ...subject,
  disputants: subject.disputants.map((each) =>
    each.disputantId === other ? { ...each, name: "物业服务中心", side: "property" } : each,
  ),
});
export const led = (subject: Case, { personId }: Insider): Case =>
  against({ ...subject, lead: { personId, since: "2026-03-02T01:00:00.000Z" } } as Case);

export const demanded = () =>
  raiseDemand(accepted(contacted(dispute())), {
    ...act(disputant),
    disputantId: dispute().disputants[0]?.disputantId ?? "",
    text: "x",
    commandId: "c",
  }).state;
export const demandId = demanded().demands[0]?.demandId ?? "";
export const talking = () => negotiating(accepted(contacted(dispute())));
export const put = (terms?: typeof agreeing) => proposed(talking(), terms);
export const sealable = (subject: Case): Case => ({ ...subject, body: "peoples-committee" }) as Case;
export const onPaper = { disputantId: other ?? "", how: "paper" as const, evidence: "纸质签名" };
export const forOther = { disputantId: other, evidence: "纸质签名" };
export const community = { timeZone: "Asia/Shanghai", policy: {}, calendar: {} };
export const naming = (by: Insider) => ({ ...act(by), ...acceptance, override: { reason: "无人可任" } });
export const agreed = dispute().disputants.map(({ disputantId }) => disputantId);
