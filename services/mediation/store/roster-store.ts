import * as z from "zod";
import type { Companion } from "#shared/table/entity.ts";
import { entering } from "#shared/table/projection.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key, Path } from "#shared/table/table.ts";

/** The rosters that a person is on, by association: one item a person, read beside a case that is to be led. */
const Rosters = z.object({ rosters: z.record(z.string(), z.literal(true)) });

export const rostersKey = (scope: CommunityScope, personId: string): Key => scope.key(["STANDING", personId], "STATE");

export const rosterPath = (associationId: string): Path => ["state", "rosters", associationId];

export const rostersIn = (item: Item | undefined): string[] =>
  item ? Object.keys(Rosters.parse(item.state).rosters) : [];

type Place = { readonly personId: string; readonly associationId: string };

export const joinRoster = (scope: CommunityScope, { personId, associationId }: Place, read?: Item): Companion =>
  entering(rostersKey(scope, personId), { map: "rosters", name: associationId, to: true }, read);

export const leaveRosterOf = (scope: CommunityScope, { personId, associationId }: Place): Companion => ({
  write: { update: rostersKey(scope, personId), changes: [{ remove: rosterPath(associationId) }] },
});
