import * as z from "zod";
import { CommunityStatus } from "#shared/domain/community-card.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Role, Side } from "#shared/domain/roles.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { Slug } from "./community.ts";
import { GrantId, PersonId } from "./role-grant.ts";

/** One thing to press: the operation behind it, what it is called, and the parts of its path. */
const Button = z.object({
  operation: z.string(),
  label: z.string(),
  params: z.record(z.string(), z.string()),
  from: Instant.optional(),
  until: Instant.optional(),
});

/** What a thing is to its reader in one capacity; of what is over, the receipt. */
export const HomeCard = z
  .object({
    thing: z.string(),
    kind: z.string(),
    as: z.string(),
    status: z.string(),
    /** In the reader's language. */
    sentence: z.string(),
    dueAt: Instant.optional(),
    endedAt: Instant.optional(),
    next: z.array(Button),
  })
  .meta({ id: "HomeCard" });
export type HomeCard = z.infer<typeof HomeCard>;

/** Something that happened to its reader. */
export const ToldItem = z
  .object({ thing: z.string(), kind: z.string(), what: z.string(), at: Instant, sentence: z.string() })
  .meta({ id: "ToldItem" });

/** A seat or an office, which lasts. */
const Duty = z.object({ thing: z.string(), kind: z.string(), as: z.string() });

/** Who somebody is in one community. */
const OwnMembership = z
  .object({
    community: Slug,
    communityName: Name,
    status: CommunityStatus,
    personId: PersonId,
    /** As the community knows them. */
    name: Name.optional(),
    language: z.enum(["zh-CN", "en"]),
    needsAssist: z.boolean(),
    roles: z.array(
      z.object({
        grantId: GrantId,
        role: Role,
        building: Building.optional(),
        employerId: z.string().optional(),
        from: Instant,
        to: Instant.optional(),
      }),
    ),
    sides: z.array(Side),
    duties: z.array(Duty),
    /** Messages that were not read; absent where none are kept. */
    unread: z.int().min(0).optional(),
  })
  .meta({ id: "OwnMembership" });
export type OwnMembership = z.infer<typeof OwnMembership>;

export const Me = z.object({ communities: z.array(OwnMembership) });
