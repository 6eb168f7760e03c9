import * as z from "zod";
import { communityFounded } from "#shared/contracts/communities.ts";
import { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Building, Name } from "#shared/domain/text.ts";

export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);

/** A partner community: a tenant of Linli. Its slug is its place in every path and key. */
export const Community = z.object({
  slug: Slug,
  name: Name,
  ...CommunityCard.shape,
  buildings: z.array(Building),
  subdistrict: Name.optional(),
  divisionCode: z.string().optional(),
  brand: Name.optional(),
  foundedAt: Instant,
});
export type Community = z.infer<typeof Community>;

type Founding = Omit<Community, "status" | "policy" | "foundedAt"> & { readonly at: Instant };

/** A community that is active from now on. */
export const found = ({ at, ...founding }: Founding) => {
  const state: Community = { ...founding, status: "active", policy: {}, foundedAt: at };
  return { state, facts: [communityFounded({ slug: founding.slug })] };
};

/** What anyone may know of a community before signing in. */
export const CommunityProfile = Community.pick({ slug: true, name: true, language: true, timeZone: true });
