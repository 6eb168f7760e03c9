import { acceptedCase, type Neighbours } from "./cases.ts";
import { agreeOn } from "./outcomes.ts";
import type { Town } from "./town.ts";

/** What its lead does with a case after it was accepted, until those in dispute may confirm. */
const carryOut = async (town: Town, lead: string, { caseId, disputants }: Carried): Promise<void> => {
  const sun = await town.as(lead);
  const params = { caseId };
  for (const supplier of ["甲公司", "乙公司"])
    await sun.negotiateWithSupplier({ params, body: { supplier, terms: "三日内完成" } });
  const body = { outcome: "decision" as const, kind: "other" as const, sites: [], terms: "各退一步" };
  await agreeOn(town, { lead, params, body, yes: disputants });
  await sun.startFulfilment({ params, body: {} });
  await sun.reportFulfilment({ params, body: {} });
};

type Carried = { readonly caseId: string; readonly disputants: readonly string[] };
type Led = { readonly caseId: string; readonly disputantIds: string[] };

/** A case that every disputant confirmed, led by the president or somebody else. */
export const resolvedCase = async (town: Town, who: Neighbours, lead = who.president): Promise<Led> => {
  const { caseId, disputants } = await acceptedCase(town, who, lead);
  const disputantIds = disputants.map(({ disputantId }) => disputantId);
  await resolveAgain(town, who, { caseId, disputantIds }, lead);
  return { caseId, disputantIds };
};

/** From accepted to resolved. */
export const resolveAgain = async (
  town: Town,
  { disputants, president }: Neighbours,
  led: Led,
  lead = president,
): Promise<void> => {
  await carryOut(town, lead, { caseId: led.caseId, disputants });
  for (const persona of disputants)
    await (await town.as(persona)).confirmOutcome({ params: { caseId: led.caseId }, body: {} });
};
