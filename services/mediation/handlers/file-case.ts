import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey } from "#shared/people/standing.ts";
import { communityKey, mustBeBuilding } from "#shared/table/community.ts";
import type { Item } from "#shared/table/table.ts";
import { viewOf } from "../domain/case-view.ts";
import { caseIdOf, fileCase as file, likelyDuplicates } from "../domain/intake.ts";
import { mayRepeat } from "../domain/recurrence.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

type WithId = readonly { readonly personId?: string | undefined }[];

const namedIn = (disputants: WithId): string[] => [...new Set(disputants.flatMap(({ personId }) => personId ?? []))];

/**
 * The disputants with the households they live in. One named by an id must be somebody the community knows, or nobody
 * could ever confirm for them.
 */
const withHouseholds = <Disputant extends WithId[number]>(
  disputants: readonly Disputant[],
  items: readonly (Item | undefined)[],
) => {
  const standings = new Map<string | undefined, Standing | undefined>(
    items.map(standingIn).map((each) => [each?.personId, each]),
  );
  const errors = disputants.flatMap(({ personId }, place) =>
    personId && !standings.has(personId)
      ? [{ pointer: `/disputants/${place}/personId`, code: "unknown-person" as const }]
      : [],
  );
  if (errors.length > 0) refuse("invalid", { errors });
  return disputants.map((disputant) => {
    const householdIds = Object.keys(standings.get(disputant.personId)?.households ?? {});
    return { ...disputant, ...(householdIds.length > 0 && { householdIds }) };
  });
};

const mostHints = 5;

/** The rules are asked as the case is made: what was filed before is answered, also where they would refuse it now. */
export const fileCase = endpoint(mediationRoutes.fileCase, async ({ body, caller, community, command, now, table }) => {
  const { policy, timeZone } = community;
  const spot = { category: body.category, building: body.place.building };
  const [cases, recurrences] = [caseStore(table), recurrenceStore(table)];
  const people = namedIn(body.disputants).map((personId) => standingKey(table.scope, personId));
  const [[home, ...standings], latest] = await Promise.all([
    table.getMany([communityKey(table.scope), ...people]),
    recurrences.newest(spot, mostHints + 1),
  ]);
  const act = { by: caller, at: now, commandId: command.id, day: dayIn(timeZone, now), policy };
  const caseId = caseIdOf(command.id);
  mustBeBuilding(home, "/place/building", spot.building);
  const { state, version, replayed } = await cases.create(caseId, command, () => {
    const decision = file({ ...body, ...act, disputants: withHouseholds(body.disputants, standings) });
    return { ...decision, also: [{ write: recurrences.filing(spot, { caseId, filedAt: now }) }] };
  });
  const recent = mayRepeat(latest, now, policy).filter((each) => each !== caseId);
  const earlier = await cases.getEach(recent.slice(0, mostHints));
  return { body: { ...viewOf(state), likelyDuplicates: likelyDuplicates(earlier) }, version, replayed, made: caseId };
});
