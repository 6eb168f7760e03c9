import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import type { Role } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import type { Person } from "./person.ts";
import { isOver, mostGrants, PersonId, RoleGrant } from "./role-grant.ts";

/** Somebody by the name that they have now, and the grants by which they hold a role, or will once they begin. */
export const RoleHolder = z
  .object({
    personId: PersonId,
    name: Name.optional(),
    grants: z.array(RoleGrant.omit({ reason: true })).max(mostGrants),
  })
  .meta({ id: "RoleHolder" });
export type RoleHolder = z.infer<typeof RoleHolder>;

/** Those who hold a role: nobody whose last grant of it is over by its term. */
export const roleHolders = (people: readonly Person[], { role, at }: { role: Role; at: Instant }): RoleHolder[] =>
  people
    .map(({ personId, name, grants }) => ({
      ...{ personId, name },
      grants: grants.filter((grant) => grant.role === role && !isOver(grant, at)),
    }))
    .filter(({ grants }) => grants.length > 0);
