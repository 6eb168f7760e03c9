import type { UrgeStep } from "#shared/contracts/mediation-care.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { leadWhileOpen } from "../domain/case-lifecycle.ts";
import { caseStore } from "../store/case-store.ts";
import { ableHeadsIn, workersFor } from "./mediating-people.ts";

type Uncared = { readonly caseId: string; readonly at: Instant; readonly data: { readonly urges?: UrgeStep } };

/**
 * A case that nobody cares for, and who is told: its lead; who acts for its body and was not told as its lead, or where there is
 * nobody the worker; or the worker. Nobody is told who has an interest in it.
 */
export const caredFor = async (table: CommunityTable, { caseId, at, data }: Uncared) => {
  const subject = (await caseStore(table).find(caseId))?.state;
  if (!subject) return undefined;
  const leadId = leadWhileOpen(subject)?.personId;
  if (data.urges === "lead") return { subject, people: leadId ? [leadId] : [] };
  const presidents = data.urges === "worker" ? [] : await ableHeadsIn(table, subject, at);
  const others = presidents.filter((personId) => personId !== leadId);
  if (others.length > 0) return { subject, people: others };
  return { subject, people: await workersFor(table, subject, at) };
};
