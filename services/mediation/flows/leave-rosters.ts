import { sideOf } from "#shared/domain/standing.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { leaveRoster } from "../domain/association.ts";
import { releaseLead } from "../domain/release-lead.ts";
import type { mediationReactions } from "../reactions.ts";
import { associationStore } from "../store/association-store.ts";
import { caseStore } from "../store/case-store.ts";

/**
 * Since the role ended no commit can name the person by it, so the cases found now are all there are. Each release is
 * a command of its own, so a crash in the middle is finished by the next delivery.
 */
export const releaseLeadOfRole = async ({
  event,
  table,
  now,
  command,
}: Heard<typeof mediationReactions.releaseLeadWhenRoleRevoked>) => {
  const { personId, grantId } = event.data;
  const cases = caseStore(table);
  for await (const caseId of cases.ledBy(personId))
    await cases.decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
};

/**
 * A neighbour who moved out is no peer any more; a case led by a place on the roster loses its lead with it. Since
 * they moved no commit can put them on a roster, so those found now are all there are.
 */
export const leaveRosters = async ({
  event,
  table,
  command,
}: Heard<typeof mediationReactions.leaveRosterWhenMovedOut>) => {
  const { personId } = event.data;
  for await (const { id } of involvements(table, personId, { kind: "ASSOCIATION" }))
    await associationStore(table).decide(id, command, (current) => leaveRoster(current, personId));
};

/** What they are is read as it is by now. */
export const leaveRostersOfSide = async ({
  event,
  table,
  now,
  command,
}: Heard<typeof mediationReactions.leaveRosterWhenOfAnotherSide>) => {
  const { personId } = event.data;
  if (sideOf((await standingOf(table, [personId])).get(personId), now) === "residents") return;
  for await (const { id } of involvements(table, personId, { kind: "ASSOCIATION" }))
    await associationStore(table).decide(id, command, (current) => leaveRoster(current, personId));
};

/** The roster was left first, so no commit can name the person by it any more. */
export const releaseLeadOfRoster = async ({
  event,
  table,
  now,
  command,
}: Heard<typeof mediationReactions.releaseLeadWhenRosterLeft>) => {
  const { personId, associationId } = event.data;
  const cases = caseStore(table);
  for await (const caseId of cases.ledBy(personId))
    await cases.decide(caseId, command, (current) => releaseLead(current, { associationId, at: now }));
};
