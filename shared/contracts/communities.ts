import * as z from "zod";
import { Role } from "../domain/roles.ts";
import { event } from "../events/contract.ts";

const grant = z.object({ grantId: z.string(), personId: z.string(), role: Role });

export const roleGranted = event(
  "communities.role-granted.v1",
  "A person holds a role from now on.",
  "personId",
  grant,
);

export const roleRevoked = event(
  "communities.role-revoked.v1",
  "A person no longer holds a role by this grant.",
  "personId",
  grant,
);

export const personRegistered = event(
  "communities.person-registered.v1",
  "A person belongs to the community.",
  "personId",
  z.object({ personId: z.string(), building: z.string().optional() }),
);

export const communityFounded = event(
  "communities.community-founded.v1",
  "A community works with Linli from now on.",
  "slug",
  z.object({ slug: z.string() }),
);
