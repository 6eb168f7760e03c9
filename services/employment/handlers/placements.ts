import type { Caller } from "#shared/domain/caller.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import type { Decision } from "#shared/table/entity.ts";
import { namesOf } from "#shared/table/names.ts";
import { isCaseworker, isContactOf, placementFor } from "../domain/access.ts";
import type { Today } from "../domain/parts.ts";
import { end, promote, recognise } from "../domain/placement/check.ts";
import type { Placement } from "../domain/placement/placement.ts";
import { recordPlacement as record } from "../domain/placement/record.ts";
import { checkOf } from "../domain/placement/retention-check.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { employerItem } from "../store/employer-store.ts";
import { named } from "../store/naming.ts";
import { placementStore } from "../store/placement-store.ts";
import { programmeItem } from "../store/programme-store.ts";
import { seekerItem, stillLooks } from "../store/seeker-store.ts";
import { todayIn } from "./today.ts";

const recordPlacement = endpoint(routes.recordPlacement, async (call) => {
  const { body, caller, community, now, table, command } = call;
  const { scope } = table;
  const [seeker, programme, employer] = await table.getMany([
    seekerItem.key(scope, body.seekerId),
    programmeItem.key(scope, body.programmeId),
    employerItem.key(scope, body.employerId),
  ]);
  const known = {
    seeker: seekerItem.read(seeker),
    programme: programmeItem.read(programme),
    employer: employerItem.read(employer),
  };
  const act = { by: caller, ...todayIn(community, now), commandId: command.id };
  const placementId = newId("plc", command.id);
  const recording = () => ({ ...record({ ...body, ...known, ...act }), also: [stillLooks(scope, body.seekerId)] });
  const { state, ...outcome } = await placementStore(table).create(placementId, command, recording);
  return { body: state, made: placementId, ...outcome };
});

const getPlacement = endpoint(routes.getPlacement, async ({ params, caller, table }) => {
  const { state, version } = await placementStore(table).get(params.placementId);
  return { body: placementFor(state, caller), subject: state, version };
});

type AskedPlacements = Pick<Call<typeof routes.listPlacements>, "query" | "caller" | "table">;

/** The employers whose contact the caller is. */
const employersOf = ({ grants }: Caller): string[] => grants.flatMap(({ employerId }) => employerId ?? []);

/**
 * By the one filter that was named; without any, what the caseworker has to ask, and to a contact the placements of the
 * own employers.
 */
const listed = ({ query, caller, table }: AskedPlacements) => {
  const { programmeId, employerId, seekerId, checkDue, ...paging } = query;
  const placements = placementStore(table);
  const filter = oneFilter(
    [
      programmeId !== undefined && { list: () => placements.list("ofProgramme", programmeId, paging) },
      employerId !== undefined && { list: () => placements.list("ofEmployer", employerId, paging), employerId },
      seekerId !== undefined && { list: () => placements.ofSeeker(seekerId, paging) },
      checkDue !== undefined && { list: () => placements.list("checkDue", true, paging) },
    ],
    "programmeId",
  );
  const isOwn = filter !== undefined && "employerId" in filter && isContactOf(caller, String(filter.employerId));
  if (filter && !isOwn && !isCaseworker(caller)) return refuse("not-found");
  if (filter) return filter.list();
  return isCaseworker(caller)
    ? placements.list("checkDue", true, paging)
    : placements.among("ofEmployer", employersOf(caller), paging);
};

/** An employer's contact lists the placements of the own employer only, and is told no names here. */
const listPlacements = endpoint(routes.listPlacements, async (call) => {
  const { items, ...page } = await listed(call);
  return { body: { ...page, items: await named(call.table, items, isCaseworker(call.caller)) } };
});

const listRetentionChecks = endpoint(routes.listRetentionChecks, async ({ query, table }) => {
  const { responsibleId, ...paging } = query;
  const store = placementStore(table);
  const { items, ...page } = await (responsibleId ? store.askedBy(responsibleId, paging) : store.asked(paging));
  const checks = items.flatMap((placement) => checkOf(placement) ?? []);
  const [cards, names] = await Promise.all([
    named(table, checks, true),
    namesOf(
      table,
      checks.map((each) => each.responsibleId),
    ),
  ]);
  const views = cards.map((card) => ({ ...card, responsibleName: names.get(card.responsibleId ?? "") }));
  return { body: { ...page, items: views } };
});

type OnPlacement = Pick<
  Call<typeof routes.endPlacement>,
  "params" | "table" | "command" | "caller" | "community" | "now"
>;

/** A verb that turns on the day that it is in the community. */
const today = async (
  { params, table, command, caller, community, now }: OnPlacement,
  verb: (current: Placement, act: { readonly by: OnPlacement["caller"] } & Today) => Decision<Placement> | undefined,
) => {
  const act = { by: caller, ...todayIn(community, now) };
  const { state, ...outcome } = await placementStore(table).decide(params.placementId, command, (current) =>
    verb(current, act),
  );
  return { body: placementFor(state, caller), subject: state, ...outcome };
};

const recordRecognition = endpoint(routes.recordRecognition, (call) =>
  today(call, (current, act) => recognise(current, { ...call.body, ...act })),
);

const recordPromotion = endpoint(routes.recordPromotion, (call) =>
  today(call, (current, act) => promote(current, { ...call.body, ...act })),
);

const endPlacement = endpoint(routes.endPlacement, (call) =>
  today(call, (current, act) => end(current, { ...call.body, ...act })),
);

/** Placements, as far as they turn on more than themselves. */
export const placements = {
  recordPlacement,
  getPlacement,
  listPlacements,
  listRetentionChecks,
  recordRecognition,
  recordPromotion,
  endPlacement,
};
