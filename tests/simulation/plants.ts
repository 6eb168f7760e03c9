import { releaseLead } from "#services/mediation/domain/lead.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { caseStore } from "#services/mediation/store/case-store.ts";
import { standingStore } from "#services/mediation/store/standing-store.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Table, Write } from "#shared/table/table.ts";
import type { Plant } from "./simulate.ts";

const mapped = (change: (writes: readonly Write[]) => readonly Write[]): Plant => ({
  table: (table: Table): Table => ({ ...table, commit: (writes) => table.commit(change(writes)) }),
});

const withoutCondition = (write: Write): Write => ("put" in write ? { put: write.put } : write);
const isState = (write: Write): boolean => "put" in write && write.put.sort === "STATE";
const isEntry = (write: Write): boolean => "put" in write && write.put.sort.startsWith("JOURNAL#");

const replacing = (name: string, other: ReturnType<typeof consumer>): Plant => ({
  consumers: (shipped) => shipped.map((each) => (each.reaction.name === name ? other : each)),
});

const release = mediationReactions.releaseLeadWhenRoleRevoked;

/** The list that an index gives may be late: a case just accepted is not in it yet. */
const releasesByIndex = consumer(release, async ({ event, table, now, command }) => {
  const { personId, grantId } = event.data;
  await standingStore(table).revoke(personId, grantId);
  const { items } = await caseStore(table).list({ lead: personId }, { limit: 100 });
  for (const { caseId } of items)
    await caseStore(table).decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
});

const releasesBeforeForgetting = consumer(release, async ({ event, table, now, command }) => {
  const { personId, grantId } = event.data;
  for await (const caseId of caseStore(table).ledBy(personId))
    await caseStore(table).decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
  await standingStore(table).revoke(personId, grantId);
});

const givesUpAfterOne = consumer(release, async ({ event, table, now, command }) => {
  const { personId, grantId } = event.data;
  await standingStore(table).revoke(personId, grantId);
  for await (const caseId of caseStore(table).ledBy(personId))
    return caseStore(table).decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
  return undefined;
});

/** A grant heard after its end makes the role come back. */
const forgetsThatGrantsEnd = consumer(mediationReactions.keepRoleWhenGranted, async ({ event, table }) => {
  const { personId, grantId, role } = event.data;
  const key = table.scope.key(["STANDING", personId], "STATE");
  await table.write({ update: key, changes: [{ set: ["state", "grants", grantId], to: role }] });
});

/** Bugs that people really write, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "the version is not checked": mapped((writes) =>
    writes.map((write) => (isState(write) ? withoutCondition(write) : write)),
  ),
  "the journal entry may be overwritten, the version not checked": mapped((writes) => writes.map(withoutCondition)),
  "the journal entry is left out": mapped((writes) => {
    const others = writes.filter((write) => !isEntry(write));
    return others.length > 1 ? others : writes;
  }),
  "the lead is not checked in the commit": mapped((writes) => writes.filter((write) => !("check" in write))),
  "a retry makes a key of its own": { freshKeys: true },
  "a change is forgotten before it is published": { forgetsFirst: true },
  "cases are found in an index that is late": replacing(release.name, releasesByIndex),
  "cases are released before the role is forgotten": replacing(release.name, releasesBeforeForgetting),
  "the release gives up after the first case": replacing(release.name, givesUpAfterOne),
  "a grant heard late comes back to life": replacing("keepRoleWhenGranted", forgetsThatGrantsEnd),
};
