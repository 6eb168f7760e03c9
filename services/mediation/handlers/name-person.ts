import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { whileOfSide } from "#shared/people/standing.ts";
import { communityKey, organisationsIn } from "#shared/table/community.ts";
import type { Key } from "#shared/table/table.ts";
import { viewOf } from "../domain/case-view.ts";
import { accept, assignLead as assign } from "../domain/lead.ts";
import { consult } from "../domain/mediation.ts";
import { nameRepresentative as represent } from "../domain/representative.ts";
import { survey } from "../domain/survey.ts";
import { seenAs } from "../offers.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { rostersIn, rostersKey } from "../store/roster-store.ts";

type Naming = Pick<Call<typeof mediationRoutes.consultPerson>, "params" | "table" | "command" | "caller" | "now">;
type NamingVerb = Parameters<ReturnType<typeof caseStore>["act"]>[3];
type PeopleNamed = { readonly named: readonly string[]; readonly beside?: readonly Key[] };

/** A verb that names people, told what they are at their source. */
const naming = async (call: Naming, people: PeopleNamed, verb: NamingVerb) => {
  const { params, table, command, caller, now } = call;
  const { state, by, ...outcome } = await caseStore(table).act(
    params.caseId,
    command,
    { by: caller, at: now, ...people },
    verb,
  );
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
};

/** Who leads: what they are in the community, and on which rosters. */
const leading = ({ table }: Naming, leadId: string): PeopleNamed => ({
  named: [leadId],
  beside: [rostersKey(table.scope, leadId)],
});

export const acceptCase = endpoint(mediationRoutes.acceptCase, (call) => {
  const { body, now: at, community } = call;
  return naming(call, leading(call, body.leadId), (current, { by, known, items: [rosters] }) => {
    const candidate = { candidate: known.get(body.leadId), rosters: rostersIn(rosters) };
    return accept(current, { ...body, ...candidate, by, at, policy: community.policy });
  });
});

export const assignLead = endpoint(mediationRoutes.assignLead, (call) => {
  const { body, now: at } = call;
  return naming(call, leading(call, body.leadId), (current, { by, known, items: [rosters] }) =>
    assign(current, { ...body, candidate: known.get(body.leadId), rosters: rostersIn(rosters), by, at }),
  );
});

export const consultPerson = endpoint(mediationRoutes.consultPerson, (call) => {
  const { body, now: at } = call;
  return naming(call, { named: [body.personId] }, (current, { by, known }) =>
    consult(current, { ...body, candidate: known.get(body.personId), by, at }),
  );
});

/** What the representative is, is read beside the case, and the community's list where it is asked for. */
export const nameRepresentative = endpoint(mediationRoutes.nameRepresentative, (call) => {
  const { body, now: at, table } = call;
  const beside = body.organisationId ? [communityKey(table.scope)] : [];
  return naming(call, { named: [body.personId], beside }, (current, { by, known, items: [home] }) => {
    const organisations = home ? organisationsIn(home) : [];
    return whileOfSide(table.scope, represent(current, { ...body, known, organisations, by, at }));
  });
});

/** What each is who is named by an id, is read beside the case. */
export const surveySite = endpoint(mediationRoutes.surveySite, (call) => {
  const { body, now: at, table } = call;
  const named = [...new Set(body.participants.flatMap(({ personId }) => personId ?? []))];
  return naming(call, { named }, (current, { by, known }) => {
    const there = new Map(named.map((personId) => [personId, known.get(personId)]));
    return whileOfSide(table.scope, survey(current, { ...body, known: there, by, at }));
  });
});
