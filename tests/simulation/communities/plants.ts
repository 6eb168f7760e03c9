import { communitiesReactions } from "#services/communities/reactions.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { type Plant, replacing } from "../scenario.ts";

const committing =
  (change: (writes: readonly Write[]) => readonly Write[]): NonNullable<Plant["table"]> =>
  (table: Table): Table => ({ ...table, commit: (writes) => table.commit(change(writes)) });

const partitionOf = (write: Write): string =>
  "put" in write ? write.put.partition : "delete" in write ? write.delete.partition : "";

const removesOfStanding = (write: Write): boolean =>
  "update" in write && write.update.sort === "STANDING" && write.changes.every((change) => "remove" in change);

const endsNothing = consumer(communitiesReactions.endGrantWhenTermDue, async () => undefined);

/** Bugs that people really write, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "a second record is not guarded against": {
    table: committing((writes) =>
      writes.map((write) =>
        "put" in write && partitionOf(write).endsWith("#PERSON-GUARD") ? { put: write.put } : write,
      ),
    ),
    caughtBy: 1,
  },
  "rows of people are not removed": {
    table: committing((writes) =>
      writes.filter((write) => !("delete" in write && partitionOf(write).includes("#INVOLVED#"))),
    ),
    caughtBy: 3,
  },
  "what a person is no more stays in their standing": {
    table: committing((writes) => writes.filter((write) => !removesOfStanding(write))),
    caughtBy: 3,
  },
  "a second president is not guarded against": {
    table: committing((writes) =>
      writes.map((write) => ("put" in write && write.put.sort === "TURN" ? { put: write.put } : write)),
    ),
    caughtBy: 4,
  },
  "the end of a term is not heard": { services: replacing("communities", endsNothing), caughtBy: 1 },
};
