import { relativeNamed } from "#shared/contracts/mediation-rights.ts";
import { parentId } from "#shared/domain/ids.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import type { Card, Concern } from "#shared/home/card.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Case } from "../domain/case.ts";
import { appointmentsOf, holds, invitedTo, recentIn } from "../domain/invited-to.ts";
import { caseStore } from "../store/case-store.ts";

/** An appointment in its case. */
type Held = { readonly subject: Case; readonly appointmentId: string };

const find = async (table: CommunityTable, appointmentId: string) => {
  const found = await caseStore(table).find(parentId("cas", appointmentId));
  return found && { state: { subject: found.state, appointmentId }, sequence: sequenceOf(found.version, 0) };
};

/** When and where, to whoever is invited, until it is over: of the case itself it says nothing to who is not in it. */
const cardsOf = ({ subject, appointmentId }: Held): Card<never>[] => {
  const shown = recentIn(subject).find((each) => each.appointmentId === appointmentId);
  if (!shown || !holds(subject, shown)) return [];
  const { kind, startsAt, endsAt } = shown;
  const nth = appointmentsOf(subject).findIndex((each) => each.appointmentId === appointmentId);
  const names = { place: { at: ["CASE", subject.caseId], path: ["appointments", String(nth), "place"] } };
  const about = { status: "set", params: { kind, startsAt }, names, dueAt: startsAt, within: { until: endsAt } };
  return invitedTo(subject, shown).map((to) => ({ ...about, to, as: "invited" }));
};

const recentOf = async (table: CommunityTable, caseId: string): Promise<string[]> => {
  const found = await caseStore(table).find(caseId);
  return found ? recentIn(found.state).map(({ appointmentId }) => appointmentId) : [];
};

/** What happens to the case beside changes who comes, or whether it takes place. */
const alsoChanged = async (table: CommunityTable, { type, data }: Parameters<NonNullable<Concern["also"]>>[1]) =>
  typeof data.caseId !== "string" || data.appointmentId || type === relativeNamed.type
    ? []
    : recentOf(table, data.caseId);

async function* every(table: CommunityTable): AsyncGenerator<string> {
  for await (const caseId of catalogue(table, "CASE")) yield* await recentOf(table, caseId);
}

/** An appointment as a thing of its own: who is invited, and in no case, is told of nothing else. */
export const appointmentConcern = {
  named: "appointmentId",
  find,
  cardsOf,
  also: alsoChanged,
  journal: (appointmentId) => ["APPOINTMENT", appointmentId],
  noted: (appointmentId) => ["CASE", parentId("cas", appointmentId)],
  every,
} satisfies Concern<Held> as unknown as Concern;
