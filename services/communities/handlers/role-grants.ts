import { roleBeginDue } from "#shared/contracts/communities.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { communityKey } from "#shared/table/community.ts";
import { employerKey, mustBeEmployer } from "#shared/table/employer.ts";
import type { Companion } from "#shared/table/entity.ts";
import { stepOf } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import { needsSecond, secondFor, successorsOf } from "../domain/administrators.ts";
import { type RefusedRow, refusedRow } from "../domain/grant-batch.ts";
import {
  appointAdministrator as appoint,
  grantRole as grant,
  mustNotBeOwn,
  revokeRole as revoke,
} from "../domain/grant-role.ts";
import type { Person } from "../domain/person.ts";
import { mustBeOnlyPresident, presides } from "../domain/presidency.ts";
import { grantIdOf, grantOf, type RoleGrant } from "../domain/role-grant.ts";
import { roleHolders } from "../domain/role-holder.ts";
import { buildingNames } from "../domain/settings.ts";
import { tellApart } from "../domain/tell-apart.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { buildingsIn, communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { presidenciesIn } from "../store/presidency-store.ts";
import { rolePage } from "../store/role-rows.ts";

type Beginning = {
  readonly personId: string;
  readonly grantId: string;
  readonly from?: Instant | undefined;
  readonly now: Instant;
};

/** A role that begins later is told when its day has come: until then nobody takes the person for one who holds it. */
const beginning = (scope: CommunityScope, { personId, grantId, from, now }: Beginning): Companion[] =>
  from !== undefined && from > now
    ? [
        {
          write: deadlineWrite(scope, {
            dueAt: from,
            fact: roleBeginDue({ personId, grantId }),
            correlationId: grantId,
          }),
        },
      ]
    : [];

/** The employers whose contacts somebody is to be: they are known here. */
const employerKeys = (scope: CommunityScope, rows: readonly Granted["body"][]): Key[] =>
  [...new Set(rows.flatMap(({ employerId }) => employerId ?? []))].map((employerId) => employerKey(scope, employerId));

type Granted = Pick<Call<typeof routes.grantRole>, "caller" | "now" | "table" | "command" | "body">;

/** Whoever becomes staff is told apart from those who have the same number. */
const alikeTo = async (table: CommunityTable, { role, personId }: Granted["body"]): Promise<Person[]> => {
  if (role !== "property-staff") return [];
  const people = personStore(table);
  return people.othersWith((await people.find(personId))?.state.phone, personId);
};

const grantOne = async ({ body: { isAnother, ...body }, caller, now, table, command }: Granted) => {
  const grantId = grantIdOf(body.personId, command.id);
  const also = beginning(table.scope, { ...body, grantId, now });
  const administrators = needsSecond(body.role) ? await administratorsOf(table, now) : [];
  const presidencies = presides(body) ? await presidenciesIn(table) : undefined;
  const telling = { alike: await alikeTo(table, body), by: caller, at: now, isAnother, pointer: "/personId" };
  const { state, ...outcome } = await personStore(table).decide(
    body.personId,
    command,
    (current, [community, employer]) => {
      const act = { by: caller, at: now, commandId: command.id, buildings: buildingsIn(community) };
      const decided = grant(current, { ...body, ...act });
      mustBeEmployer(employer, "/employerId", body.employerId);
      const second = secondFor(current, { ...body, at: now, administrators });
      if (presidencies) mustBeOnlyPresident(presidencies.known, grantOf(decided.state, grantId));
      const turn = presidencies ? [presidencies.turn] : [];
      const state = body.role === "property-staff" ? tellApart(decided.state, telling) : decided.state;
      return { ...decided, state, also: [...also, ...stillAdminister(table.scope, second), ...turn] };
    },
    [communityKey(table.scope), ...employerKeys(table.scope, [body])],
  );
  return { body: grantOf(state, grantId), subject: { grantId, person: state }, made: grantId, ...outcome };
};

const grantRole = endpoint(routes.grantRole, grantOne);

type GrantRow = Granted["body"];
type WouldBe = Omit<RoleGrant, "grantId"> & { readonly grantId?: string };
type Batch = Call<typeof routes.grantRoles>;

/** What would come of each row after those before it; nothing is written. */
const lookAtEach = async ({ body, caller, now, table, command }: Batch) => {
  const people = personStore(table);
  const { state: community } = await communityStore(table).get(table.scope.community);
  const administrators = await administratorsOf(table, now);
  const presidencies = body.grants.some(presides) ? [...(await presidenciesIn(table)).known] : [];
  const found = await people.getEach([...new Set(body.grants.map(({ personId }) => personId))]);
  const keys = employerKeys(table.scope, body.grants);
  const employers = keys.length > 0 ? await table.getMany(keys) : [];
  const known = new Map(found.map((person) => [person.personId, person]));
  return async ({ isAnother, ...row }: GrantRow, nth: number): Promise<WouldBe> => {
    const commandId = stepOf(command, String(nth)).id;
    const act = { by: caller, at: now, commandId, buildings: buildingNames(community) };
    const current = known.get(row.personId) ?? refuse("not-found");
    const { state } = grant(current, { ...row, ...act });
    const [key] = employerKeys(table.scope, [row]);
    const employer = employers.find((each) => each?.partition === key?.partition);
    mustBeEmployer(employer, "/employerId", row.employerId);
    secondFor(current, { ...row, at: now, administrators });
    const alike = await alikeTo(table, row);
    if (row.role === "property-staff")
      tellApart(state, { alike, by: caller, at: now, isAnother, pointer: "/personId" });
    const granted = grantOf(state, grantIdOf(row.personId, commandId));
    if (presides(granted)) {
      mustBeOnlyPresident(presidencies, granted);
      presidencies.push(granted);
    }
    known.set(row.personId, state);
    const { grantId: _, ...would } = granted;
    return would;
  };
};

/** Each row is a command of its own, so one that is refused stops no other, and a retry of the whole does none twice. */
const grantRoles = endpoint(routes.grantRoles, async (call) => {
  const { body, command } = call;
  const take = body.dryRun
    ? await lookAtEach(call)
    : async (row: GrantRow, nth: number): Promise<WouldBe> =>
        (await grantOne({ ...call, body: row, command: stepOf(command, String(nth)) })).body;
  const granted: WouldBe[] = [];
  const refused: RefusedRow[] = [];
  for (const [nth, row] of body.grants.entries()) {
    try {
      granted.push(await take(row, nth));
    } catch (error) {
      refused.push(refusedRow(error, nth));
    }
  }
  return { body: { dryRun: body.dryRun, granted, refused } };
});

const listRoleHolders = endpoint(routes.listRoleHolders, async ({ query, now, table }) => {
  const { ids, ...page } = await rolePage(table, query.role, query);
  return {
    body: { items: roleHolders(await personStore(table).getEach(ids), { role: query.role, at: now }), ...page },
  };
});

const getRoleGrant = endpoint(routes.getRoleGrant, async ({ params, table }) => {
  const { state, version } = await personStore(table).get(parentId("per", params.grantId));
  const { grantId } = params;
  return { body: grantOf(state, grantId), subject: { grantId, person: state }, version };
});

const revokeRole = endpoint(routes.revokeRole, async ({ params, caller, now, table, command }) => {
  const { grantId } = params;
  const administrators = await administratorsOf(table, now);
  const { state, ...outcome } = await personStore(table).decide(parentId("per", grantId), command, (current) => {
    const successors = successorsOf(current, { isEnding: (each) => each.grantId === grantId, administrators });
    mustNotBeOwn(current, grantId, caller);
    const decided = revoke(current, { grantId, at: now });
    return decided && { ...decided, also: stillAdminister(table.scope, successors) };
  });
  return { body: grantOf(state, grantId), subject: { grantId, person: state }, ...outcome };
});

const appointAdministrator = endpoint(routes.appointAdministrator, async ({ body, now, table, command }) => {
  const { personId, reason } = body;
  const grantId = grantIdOf(personId, command.id);
  const { state, ...outcome } = await personStore(table).decide(personId, command, (current) =>
    appoint(current, { at: now, commandId: command.id, reason }),
  );
  return { body: grantOf(state, grantId), subject: { grantId, person: state }, made: grantId, ...outcome };
});

/** Everything about roles. */
export const roleGrantEndpoints = {
  grantRole,
  grantRoles,
  listRoleHolders,
  getRoleGrant,
  revokeRole,
  appointAdministrator,
};
