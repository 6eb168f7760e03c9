import { consumer } from "#shared/events/consumer.ts";
import { flagLateReport } from "../domain/holding-fair.ts";
import { employmentReactions } from "../reactions.ts";
import { fairStore } from "../store/fair-store.ts";

export const flagLateWhenFairReportDue = consumer(
  employmentReactions.flagLateWhenFairReportDue,
  async ({ event, table, now, command, community }) => {
    const { policy } = await community();
    await fairStore(table).decide(event.data.fairId, command, (current) =>
      flagLateReport(current, { at: now, policy }),
    );
  },
);
