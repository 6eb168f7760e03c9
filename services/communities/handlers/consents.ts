import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { give, maySee, withdraw } from "../domain/consent.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { consentStore } from "../store/consent-store.ts";
import { mustBeKnown } from "../store/person-store.ts";

const giveConsent = endpoint(routes.giveConsent, async ({ body, caller, command, now, table }) => {
  const consents = consentStore(table);
  const guardians = await consents.guardiansOf(body.subjectId);
  const decision = give({ ...body, by: caller, at: now, commandId: command.id, guardians });
  const also = guardians === undefined ? [mustBeKnown(table.scope, body.subjectId, "/subjectId")] : [];
  const { state, ...outcome } = await consents.answer(command, decision, also);
  return { body: state, made: state.consentId, ...outcome };
});

const withdrawConsent = endpoint(routes.withdrawConsent, async ({ params, caller, command, now, table }) => {
  const consents = consentStore(table);
  const { state: found } = await consents.get(params.consentId);
  const guardians = await consents.guardiansOf(found.subjectId);
  const act = { by: caller, at: now, guardians };
  const { state, ...outcome } = await consents.change(params.consentId, found.subjectId, command, (current) =>
    withdraw(current, act),
  );
  return { body: state, ...outcome };
});

const getConsent = endpoint(routes.getConsent, async ({ params, caller, table }) => {
  const consents = consentStore(table);
  const { state, version } = await consents.get(params.consentId);
  const guardians = await consents.guardiansOf(state.subjectId);
  return { body: maySee(state, caller, guardians) ? state : refuse("not-found"), version };
});

/** What was agreed to about one person or dependant, for those who may see it. */
const listConsents = endpoint(routes.listConsents, async ({ query, caller, table }) => {
  const consents = consentStore(table);
  const guardians = await consents.guardiansOf(query.subject);
  const { ids, cursor } = await consents.listOf(query.subject, query);
  const items = (await consents.getEach(ids)).filter((consent) => maySee(consent, caller, guardians));
  return { body: { items, ...(cursor && { nextCursor: cursor }) } };
});

/** Everything about consents. */
export const consentEndpoints = { giveConsent, withdrawConsent, getConsent, listConsents };
