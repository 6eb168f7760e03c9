import type { Entity } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Community } from "../domain/community.ts";

const communityEntity: Entity<Community> = { name: "COMMUNITY", schema: Community };

/** The community itself; its id is its slug. */
export const communityStore = (table: ScopedTable<CommunityScope>) => entityStore(table, communityEntity);
