import { releaseLead } from "#services/mediation/domain/release-lead.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { caseStore } from "#services/mediation/store/case-store.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { checksTooEarly, type Plant, replacing } from "../scenario.ts";

const committing =
  (change: (writes: readonly Write[]) => readonly Write[]): NonNullable<Plant["table"]> =>
  (table: Table): Table => ({ ...table, commit: (writes) => table.commit(change(writes)) });

const withoutCondition = (write: Write): Write => ("put" in write ? { put: write.put } : write);
const isState = (write: Write): boolean => "put" in write && write.put.sort === "STATE";
const isEntry = (write: Write): boolean => "put" in write && write.put.sort.startsWith("JOURNAL#");

const release = mediationReactions.releaseLeadWhenRoleRevoked;

/** The list that an index gives may be late: a case just accepted is not in it yet. */
const releasesByIndex = consumer(release, async ({ event, table, now, command }) => {
  const { personId, grantId } = event.data;
  const { items } = await caseStore(table).list("byLead", personId, { limit: 100 });
  for (const { caseId } of items)
    await caseStore(table).decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
});

const givesUpAfterOne = consumer(release, async ({ event, table, now, command }) => {
  const { personId, grantId } = event.data;
  for await (const caseId of caseStore(table).ledBy(personId))
    return caseStore(table).decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
  return undefined;
});

/** Bugs that people really write, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "the version is not checked": {
    table: committing((writes) => writes.map((write) => (isState(write) ? withoutCondition(write) : write))),
    caughtBy: 2,
  },
  "the journal entry may be overwritten, the version not checked": {
    table: committing((writes) => writes.map(withoutCondition)),
    caughtBy: 2,
  },
  "the journal entry is left out": {
    table: committing((writes) => {
      const others = writes.filter((write) => !isEntry(write));
      return others.length > 1 ? others : writes;
    }),
    caughtBy: 1,
  },
  "the lead is not checked in the commit": {
    table: checksTooEarly(() => true),
    caughtBy: 1,
  },
  "a retry makes a key of its own": { freshKeys: true, caughtBy: 1 },
  "a change is forgotten before it is published": { forgetsFirst: true, caughtBy: 1 },
  "the first reaction that fails stops the others": { stopsAtFirstFailure: true, caughtBy: 2 },
  "cases are found in an index that is late": { services: replacing("mediation", releasesByIndex), caughtBy: 23 },
  "the release gives up after the first case": { services: replacing("mediation", givesUpAfterOne), caughtBy: 8 },
};
