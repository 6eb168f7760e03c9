import * as z from "zod";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key, Path } from "#shared/table/table.ts";

/** The rosters that a person is on, by association: one item a person, read beside a case that is to be led. */
const Rosters = z.object({ rosters: z.record(z.string(), z.literal(true)) });

export const rostersKey = (scope: CommunityScope, personId: string): Key => scope.key(["STANDING", personId], "STATE");

export const rosterPath = (associationId: string): Path => ["state", "rosters", associationId];

export const rostersIn = (item: Item | undefined): string[] =>
  item ? Object.keys(Rosters.parse(item.state).rosters) : [];

type Place = { readonly personId: string; readonly associationId: string };

/** A person comes onto a roster: their first one begins the item. */
export const joinRoster = (scope: CommunityScope, { personId, associationId }: Place, known?: Item): Companion => {
  const key = rostersKey(scope, personId);
  return known
    ? { write: { update: key, changes: [{ set: rosterPath(associationId), to: true }] } }
    : {
        write: {
          put: { ...key, state: { personId, rosters: { [associationId]: true } } },
          when: [{ path: ["partition"], is: "absent" }],
        },
        refusal: new Refusal("try-again"),
      };
};

export const leaveRosterOf = (scope: CommunityScope, { personId, associationId }: Place): Companion => ({
  write: { update: rostersKey(scope, personId), changes: [{ remove: rosterPath(associationId) }] },
});
