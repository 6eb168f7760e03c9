import { digest } from "#shared/domain/new-id.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { anonymise, moveOut } from "../domain/move-out.ts";
import { personLifecycle } from "../domain/person.ts";
import type { communitiesReactions } from "../reactions.ts";
import { forgetHome } from "../store/home-store.ts";
import { communitiesKeeping } from "../store/keeping.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";
import { personStore } from "../store/person-store.ts";

/**
 * The own list outside the community goes first, while the account is still known; then what names the person
 * elsewhere; the person's own record last, so that a crash anywhere is finished by the next delivery.
 */
export const forgetPerson = async (heard: Heard<typeof communitiesReactions.forgetWhenErasureRequested>) => {
  const { event, table, ownListOf, now, command } = heard;
  const { personId } = event.data;
  const people = personStore(table);
  const { state: person } = await people.get(personId);
  const account = "account" in person ? person.account : undefined;
  if (account) await ownCommunitiesStore(ownListOf(account)).remove(table.scope.community);
  await people.decide(personId, command, (current) =>
    personLifecycle.can("moveOut", current) ? moveOut(current, now) : undefined,
  );
  const then = { ...command, id: digest([command.id, "anonymise"]) };
  await people.decide(personId, then, (current) =>
    personLifecycle.can("anonymise", current) ? anonymise(current, now) : undefined,
  );
  await forgetHome(table, personId);
  await erasePerson(communitiesKeeping)(heard as never);
};
