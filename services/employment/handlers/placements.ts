import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import { isCaseworker, isContactOf, placementFor } from "../domain/access.ts";
import type { Today } from "../domain/parts.ts";
import { end, promote, recognise } from "../domain/placement/check.ts";
import type { Placement } from "../domain/placement/placement.ts";
import { recordPlacement as record } from "../domain/placement/record.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { employerItem } from "../store/employer-store.ts";
import { type PlacementFilter, placementStore } from "../store/placement-store.ts";
import { programmeItem } from "../store/programme-store.ts";
import { seekerItem, stillLooks } from "../store/seeker-store.ts";
import { mustFilter } from "./one-filter.ts";
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
  return { body: placementFor(state, caller), version };
});

type PlacementQuery = {
  readonly programmeId?: string | undefined;
  readonly employerId?: string | undefined;
  readonly checkDue?: "true" | undefined;
};

const filterOf = ({ programmeId, employerId, checkDue }: PlacementQuery): PlacementFilter =>
  mustFilter<PlacementFilter>(
    [
      programmeId !== undefined && { programmeId },
      employerId !== undefined && { employerId },
      checkDue !== undefined && { checkDue: true },
    ],
    "programmeId",
  );

/** An employer's contact lists the placements of the own employer only. */
const listPlacements = endpoint(routes.listPlacements, async ({ query, caller, table }) => {
  const filter = filterOf(query);
  const isOwn = "employerId" in filter && isContactOf(caller, filter.employerId);
  if (!isOwn && !isCaseworker(caller)) refuse("not-found");
  return { body: await placementStore(table).list(filter, query) };
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
  return { body: placementFor(state, caller), ...outcome };
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
  recordRecognition,
  recordPromotion,
  endPlacement,
};
