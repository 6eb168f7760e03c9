import type { Finders } from "#shared/messages/telling.ts";
import { answering } from "#shared/messages/unreached.ts";
import { disputing } from "../case-moment.ts";
import { stageOf } from "../domain/case.ts";
import { leadWhileOpen } from "../domain/case-lifecycle.ts";
import { bodyStore } from "../store/body-store.ts";
import { caseStore } from "../store/case-store.ts";
import { caredFor } from "./cared-for.ts";
import { ableHeadsIn, mediatingPeople, workersFor } from "./mediating-people.ts";
import { watchedDanger } from "./watching-people.ts";

/** How what mediation tells of is found. */
export const toldOf = {
  case: async (table, caseId) => (await caseStore(table).find(caseId))?.state,
  unled: async (table, caseId, { time: now }) => {
    const subject = (await caseStore(table).find(caseId))?.state;
    if (!subject || stageOf(subject) === "closed" || leadWhileOpen(subject)) return undefined;
    return { subject, presidents: await ableHeadsIn(table, subject, now) };
  },
  stoodIn: async (table, caseId, { time: now }) => {
    const subject = (await caseStore(table).find(caseId))?.state;
    return subject?.nobodyActsSince ? { subject, workers: await workersFor(table, subject, now) } : undefined;
  },
  invited: async (table, caseId, { time: at, data }) => {
    const subject = (await caseStore(table).find(caseId))?.state;
    const bodyId = String(data.bodyId);
    return subject && { subject, heads: await ableHeadsIn(table, subject, at, bodyId) };
  },
  body: async (table, bodyId) => (await bodyStore(table).find(bodyId))?.state,
  cared: (table, caseId, { time: at, data }) => caredFor(table, { caseId, at, data }),
  issue: async (table, _, { data }) => {
    const { caseIds = [] } = data as { readonly caseIds?: readonly string[] };
    return { people: (await caseStore(table).getEach(caseIds)).flatMap(disputing) };
  },
  danger: (table, caseId, { data, time: now }) =>
    watchedDanger(table, { caseId, dangerId: String(data["dangerId" as never]), now }),
  unreached: answering("mediation", mediatingPeople),
} satisfies Finders;
