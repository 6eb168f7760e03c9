import type { Heard } from "#shared/events/consumer.ts";
import { standingOf } from "#shared/people/standing.ts";
import { askFollowUp, planFollowUps } from "../domain/follow-up.ts";
import { isGoneBy } from "../domain/gone.ts";
import { speakerOf } from "../domain/recusal.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

/** Of a case that was resolved: when its disputants are asked whether the outcome lasts. */
export const planAgain = async (heard: Heard<typeof mediationReactions.planFollowUpsWhenResolved>) => {
  const { event, table, command, community } = heard;
  const planning = { commandId: command.id, community: await community() };
  await caseStore(table).decide(event.data.caseId, command, (current) => planFollowUps(current, planning));
};

/** Who moved out, or asked to be removed, since the case was resolved is not asked. */
export const askAgain = async (heard: Heard<typeof mediationReactions.askFollowUpWhenDue>) => {
  const { event, table, now, command, community } = heard;
  const { caseId, followUpId } = event.data;
  const cases = caseStore(table);
  const { policy } = await community();
  const people = (await cases.get(caseId)).state.disputants.flatMap((each) => speakerOf(each) ?? []);
  const known = await standingOf(table, people);
  const gone = new Set(people.filter((personId) => isGoneBy(known.get(personId))));
  await cases.decide(caseId, command, (current) => askFollowUp(current, { followUpId, at: now, policy, gone }));
};
