import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { type AssistedSession, endSession, mustBeFree, openSession, vouchedFrom } from "../domain/assisted-session.ts";
import { mayHearOf } from "../domain/consent.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { mustBeVerified, mustLiveHere } from "../store/person-checks.ts";
import { personStore } from "../store/person-store.ts";
import { sessionStore } from "../store/session-store.ts";

const openAssistedSession = endpoint(
  routes.openAssistedSession,
  async ({ body, caller, community, command, now, table }) => {
    const sessions = sessionStore(table);
    const person = await personStore(table).find(body.personId);
    const { last, followedBy } = await sessions.lastOf(caller.personId);
    const act = { by: caller, at: now, commandId: command.id, policy: community.policy };
    const roles = (person?.state.grants ?? []).flatMap(({ role, revokedAt }) => (revokedAt ? [] : [role]));
    const decision = openSession({ ...body, ...act, person: person?.state, roles });
    const { sessionId } = decision.state;
    const { personId, vouchedBy } = body;
    const voucher = vouchedBy
      ? [mustBeVerified(table.scope, vouchedFrom((await personStore(table).find(vouchedBy))?.state, caller))]
      : [];
    const also = [mustLiveHere(table.scope, personId, "/personId"), ...voucher, followedBy(sessionId)];
    const { state, ...outcome } = await sessions.create(sessionId, command, () => {
      mustBeFree(last, now);
      return { ...decision, also };
    });
    return { body: state, made: sessionId, ...outcome };
  },
);

const endAssistedSession = endpoint(routes.endAssistedSession, async ({ params, caller, command, now, table }) => {
  const sessions = sessionStore(table);
  const { state: found } = await sessions.get(params.sessionId);
  if (found.operatorId !== caller.personId) return refuse("not-found");
  const actCount = await sessions.countActs(found);
  const { state, ...outcome } = await sessions.decide(params.sessionId, command, (current) =>
    endSession(current, { at: now, actCount }),
  );
  return { body: state, ...outcome };
});

const isIn = ({ operatorId, personId }: AssistedSession, by: Caller): boolean =>
  [operatorId, personId].includes(by.personId);

const listAssistedSessions = endpoint(routes.listAssistedSessions, async ({ query, caller, table }) => {
  const { items, ...page } = await sessionStore(table).ofPerson(caller.personId, query);
  return { body: { ...page, items: items.filter((session) => isIn(session, caller)) } };
});

const getAssistedSession = endpoint(routes.getAssistedSession, async ({ params, caller, table }) => {
  const { state, version } = await sessionStore(table).get(params.sessionId);
  return { body: isIn(state, caller) ? state : refuse("not-found"), version };
});

/**
 * Everyone sees what was done in their name; an administrator sees that it was done, for anyone. What tells that
 * somebody is a member of the Party is for them alone, and for whoever may hear of it beside them.
 */
const listAssistedActs = endpoint(routes.listAssistedActs, async ({ params, query, caller, table }) => {
  const isOwn = actingPerson(caller).personId === params.personId;
  if (!isOwn && !holds(caller, "community-admin")) return refuse("not-found");
  const { items, ...page } = await sessionStore(table).listActs(params.personId, query);
  const isShown = isOwn && mayHearOf({ purpose: "show-party-membership" }, caller);
  return { body: { items: items.filter(({ verb }) => isShown || verb !== "setPartyMembership"), ...page } };
});

/** Everything about assisted sessions. */
export const assistedSessionEndpoints = {
  openAssistedSession,
  endAssistedSession,
  listAssistedSessions,
  getAssistedSession,
  listAssistedActs,
};
