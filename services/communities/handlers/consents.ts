import { actingPerson } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { mustBeShownIn } from "#shared/people/consent-texts.ts";
import { stepOf } from "#shared/table/journal.ts";
import { type Consent, maySee, withdraw } from "../domain/consent.ts";
import { give } from "../domain/give-consent.ts";
import { clearPartyMembership } from "../domain/party-membership.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { consentStore } from "../store/consent-store.ts";
import { mustBeKnown } from "../store/person-checks.ts";
import { personStore } from "../store/person-store.ts";

/** What no fact tells of follows here; until it did, nobody is shown it, as it stands on the consent. */
const followAnswer = async (
  { command, table }: Pick<Call<typeof routes.withdrawConsent>, "command" | "table">,
  { purpose, status, subjectId }: Consent,
): Promise<void> => {
  if (purpose === "show-party-membership" && status !== "given" && subjectId.startsWith("per_"))
    await personStore(table).decide(subjectId, stepOf(command, purpose), clearPartyMembership);
};

const giveConsent = endpoint(routes.giveConsent, async (call) => {
  const { body, caller, command, now, table } = call;
  await mustBeShownIn(call, body);
  const consents = consentStore(table);
  const guardians = await consents.guardiansOf(body.subjectId);
  const decision = give({ ...body, by: caller, at: now, commandId: command.id, guardians });
  const also = guardians === undefined ? [mustBeKnown(table.scope, body.subjectId, "/subjectId")] : [];
  const { state, ...outcome } = await consents.answer(command, decision, also);
  await followAnswer(call, state);
  return { body: state, subject: { consent: state, guardians }, made: state.consentId, ...outcome };
});

const withdrawConsent = endpoint(routes.withdrawConsent, async (call) => {
  const { params, caller, command, now, table } = call;
  const consents = consentStore(table);
  const { state: found } = await consents.get(params.consentId);
  const guardians = await consents.guardiansOf(found.subjectId);
  const act = { by: caller, at: now, guardians };
  const { state, ...outcome } = await consents.change(params.consentId, found.subjectId, command, (current) =>
    withdraw(current, act),
  );
  await followAnswer(call, state);
  return { body: state, subject: { consent: state, guardians }, ...outcome };
});

const getConsent = endpoint(routes.getConsent, async ({ params, caller, table }) => {
  const consents = consentStore(table);
  const { state, version } = await consents.get(params.consentId);
  const guardians = await consents.guardiansOf(state.subjectId);
  const body = maySee(state, caller, guardians) ? state : refuse("not-found");
  return { body, subject: { consent: state, guardians }, version };
});

/** What was agreed to about one person or dependant, for those who may see it. */
const listConsents = endpoint(routes.listConsents, async ({ query, caller, table }) => {
  const consents = consentStore(table);
  const { subject = actingPerson(caller).personId } = query;
  const guardians = await consents.guardiansOf(subject);
  const { ids, cursor } = await consents.listOf(subject, query);
  const items = (await consents.getEach(ids)).filter((consent) => maySee(consent, caller, guardians));
  return { body: { items, ...(cursor && { nextCursor: cursor }) } };
});

/** Everything about consents. */
export const consentEndpoints = { giveConsent, withdrawConsent, getConsent, listConsents };
