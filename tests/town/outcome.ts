import { acceptedCase, inYangguang } from "./cases.ts";
import { agreeOn } from "./outcomes.ts";
import type { Town } from "./town.ts";

const decision = { outcome: "decision" as const, kind: "other" as const, sites: [], terms: "加装隔声罩" };

/** A case of the fictional estate whose decision is being carried out, led by its president; `dueOn`: the first owes. */
export const caseInFulfilment = async (town: Town, dueOn?: string): Promise<string> => {
  const { caseId, disputants } = await acceptedCase(town, inYangguang);
  const [who = "", to] = disputants.map(({ disputantId }) => disputantId);
  const obligations = dueOn ? [{ who, to, what: "加装隔声罩", dueOn }] : [];
  const params = { caseId };
  await agreeOn(town, { lead: "sun", params, body: { ...decision, obligations }, yes: inYangguang.disputants });
  await (await town.as("sun")).startFulfilment({ params, body: {} });
  await town.drain();
  return caseId;
};

/** The same, reported as carried out and confirmed by each. */
export const resolvedCase = async (town: Town): Promise<string> => {
  const caseId = await caseInFulfilment(town);
  const params = { caseId };
  await (await town.as("sun")).reportFulfilment({ params, body: {} });
  for (const persona of inYangguang.disputants)
    await (await town.as(persona)).confirmOutcome({ params, body: {}, idempotencyKey: `${caseId} ${persona}` });
  await town.drain();
  return caseId;
};
