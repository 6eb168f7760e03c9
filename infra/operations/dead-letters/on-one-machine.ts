import type { DatabaseSync } from "node:sqlite";
import { openQueues } from "#infra/local/queues.ts";
import type { DeadLetters } from "./letters.ts";

/** The dead letters in the host's file. The home may run meanwhile: it takes up again what was redriven. */
export const onOneMachine = (database: DatabaseSync, now: () => number): DeadLetters => {
  const queues = openQueues(database);
  const all = () => queues.deadLetters().map(({ id, ...letter }) => ({ ...letter, id: String(id) }));
  return {
    async queues() {
      const groups = Object.groupBy(all(), ({ queue }) => queue);
      return Object.entries(groups).map(([queue, letters]) => ({ queue, count: letters?.length ?? 0 }));
    },
    async letters(queue) {
      return all().filter((letter) => letter.queue === queue);
    },
    async redrive(queue) {
      return `${queues.redrive(queue, now())} will be tried again`;
    },
  };
};
