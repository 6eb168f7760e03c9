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

/** A disputant named by an id must be somebody the community knows, or nobody could ever confirm for them. */
const mustBeKnown = async (table: ScopedTable<CommunityScope>, disputants: Named): Promise<void> => {
  const named = disputants.flatMap(({ personId }, place) => (personId ? [{ personId, place }] : []));
  const standings = await standingStore(table).list([...new Set(named.map(({ personId }) => personId))]);
  const known = new Set(standings.map((standing) => standing?.personId));
  const errors = named
    .filter(({ personId }) => !known.has(personId))
    .map(({ place }) => ({ pointer: `/disputants/${place}/personId`, code: "unknown-person" }));
  if (errors.length > 0) refuse("invalid", { errors });
};

export const fileCase = endpoint(mediationRoutes.fileCase, async ({ body, caller, community, command, now, table }) => {
  await mustBeKnown(table, body.disputants);
  const day = dayIn(community.timeZone, now);
  const decision = file({ ...body, by: caller, at: now, commandId: command.id, day });
  const { caseId } = decision.state;
  const { state, version, replayed } = await caseStore(table).create(caseId, command, decision);
  return { body: viewOf(state), version, replayed, made: caseId };
});
