import { standingText } from "#shared/domain/consent-text.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ownTextsOf } from "#shared/people/consent-texts.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { membershipSeenBy, setPartyMembership as set } from "../domain/party-membership.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { consentStore } from "../store/consent-store.ts";
import { personStore } from "../store/person-store.ts";

const purpose = "show-party-membership";

/** To whom the text that people agree to lets it be shown here. */
const allowedIn = async (table: CommunityTable) => {
  const [own] = await ownTextsOf(table, [purpose]);
  return standingText(purpose, own).toldTo;
};

const setPartyMembership = endpoint(routes.setPartyMembership, async (call) => {
  const { params, body, caller, command, now, table } = call;
  const consents = consentStore(table);
  const allowed = await allowedIn(table);
  const consentId = await consents.standingFor({ subjectId: params.personId, purpose });
  const act = { by: caller, at: now, consentId, allowed, shownTo: body.shownTo };
  const { state, ...outcome } = await personStore(table).decide(params.personId, command, (current) => ({
    ...set(current, act),
    also: consentId === undefined ? [] : [consents.stillGiven(consentId)],
  }));
  return { body: membershipSeenBy(state, act), ...outcome };
});

/** What stands on a consent that was taken back a moment ago is shown to nobody. */
const getPartyMembership = endpoint(routes.getPartyMembership, async ({ params, caller, table }) => {
  const { state: person } = await personStore(table).get(params.personId);
  const seen = membershipSeenBy(person, { by: caller, allowed: await allowedIn(table) });
  const standing = await consentStore(table).standingFor({ subjectId: params.personId, purpose });
  return { body: standing === undefined ? refuse("not-found") : seen };
});

/** Everything about who is a member of the Party, as far as they say so themselves. */
export const partyMembershipEndpoints = { setPartyMembership, getPartyMembership };
