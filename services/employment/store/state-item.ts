import { type Entity, keyIn, stateSort } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";

/** Where the state of a kind of thing lies, and how it is read, for those who look at several things at once. */
export const stateItem = <State>(entity: Entity<State>) => ({
  key: (scope: CommunityScope, id: string): Key => keyIn(entity, scope, id, stateSort),
  read: (item: Item | undefined): State | undefined => item && entity.schema.parse(item.state),
});
