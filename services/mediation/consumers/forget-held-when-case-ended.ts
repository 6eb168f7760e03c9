import { consumer } from "#shared/events/consumer.ts";
import { forgetAll, peopleIn } from "../domain/forget.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { standingStore } from "../store/standing-store.ts";

/** Who asked to be removed while the case was open was held in it for the others: now it forgets them. */
export const forgetHeldWhenCaseEnded = consumer(
  mediationReactions.forgetHeldWhenCaseEnded,
  async ({ event, table, command }) => {
    const { caseId } = event.data;
    const cases = caseStore(table);
    const gone = await standingStore(table).forgottenAmong(peopleIn((await cases.get(caseId)).state));
    if (gone.length > 0) await cases.decide(caseId, command, (current) => forgetAll(current, gone));
  },
);
