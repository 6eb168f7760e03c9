import * as z from "zod";
import { Name } from "#shared/domain/text.ts";
import { Slug } from "./community.ts";
import { PersonId } from "./role-grant.ts";

/** A community the caller belongs to, and who they are in it. */
export const OwnCommunity = z.object({ community: Slug, communityName: Name, personId: PersonId });
export type OwnCommunity = z.infer<typeof OwnCommunity>;
