import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { viewOf } from "../domain/case-view.ts";
import { fileCase as file } from "../domain/intake.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { standingStore } from "../store/standing-store.ts";

type Named = readonly { readonly personId?: string | undefined }[];

/**
 * The disputants with the households they live in. One named by an id must be somebody the community knows, or nobody
 * could ever confirm for them.
 */
const withHouseholds = async <Disputant extends Named[number]>(
  table: ScopedTable<CommunityScope>,
  disputants: readonly Disputant[],
) => {
  const named = [...new Set(disputants.flatMap(({ personId }) => personId ?? []))];
  const standings = new Map((await standingStore(table).list(named)).map((each) => [each?.personId, each]));
  const errors = disputants.flatMap(({ personId }, place) =>
    personId && !standings.has(personId) ? [{ pointer: `/disputants/${place}/personId`, code: "unknown-person" }] : [],
  );
  if (errors.length > 0) refuse("invalid", { errors });
  return disputants.map((disputant) => {
    const householdIds = Object.keys(standings.get(disputant.personId)?.households ?? {});
    return { ...disputant, ...(householdIds.length > 0 && { householdIds }) };
  });
};

export const fileCase = endpoint(mediationRoutes.fileCase, async ({ body, caller, community, command, now, table }) => {
  const disputants = await withHouseholds(table, body.disputants);
  const act = { by: caller, at: now, commandId: command.id, day: dayIn(community.timeZone, now) };
  const decision = file({ ...body, ...act, disputants, policy: community.policy });
  const { caseId } = decision.state;
  const { state, version, replayed } = await caseStore(table).create(caseId, command, decision);
  return { body: viewOf(state), version, replayed, made: caseId };
});
