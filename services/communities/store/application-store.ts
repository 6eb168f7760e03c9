import { digest } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { OperatorScope, Scope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { Application, ApplicationCard } from "../domain/application.ts";
import { countInHour } from "./quota.ts";

const taken = new Refusal("invalid", { errors: [{ pointer: "/slug", code: "taken" }] });

type Claiming = { readonly region: Scope; readonly slug: string; readonly owner: string };

const isFree = [{ path: ["partition"], is: "absent" }] as const;

const claimKey = (region: Scope, slug: string): Key => region.key(["SLUG", slug], "CLAIM");

/** Who is approved first has the slug in the region. */
export const slugClaim = ({ region, slug, owner }: Claiming): Companion => ({
  write: { put: { ...claimKey(region, slug), owner }, when: isFree },
  refusal: taken,
});

const applicationEntity = (region: Scope): Entity<Application, Scope> => ({
  name: "APPLICATION",
  address: (id) => [id],
  schema: Application,
  community: ({ slug }) => slug,
  card: ({ applicationId, slug, name, status, appliedAt }) => ({ applicationId, slug, name, status, appliedAt }),
  indexes: ({ status, appliedAt, applicationId }) => ({
    first: { partition: ["APPLICATION-STATUS", status], sort: `${appliedAt}#${applicationId}` },
  }),
  companions: (_, before, { slug, status, applicationId }) => {
    const isApproved = status === "approved" && before?.status === "screening";
    return isApproved ? [slugClaim({ region, slug, owner: applicationId })] : [];
  },
});

/** The applications of a region. */
export const applicationStore = (table: ScopedTable<OperatorScope>) => {
  const scope = table.scope.applications;
  const own: ScopedTable<Scope> = { ...table, scope };

  const list = async (status: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("APPLICATION-STATUS", status);
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => ApplicationCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** A slug may be asked for by many until one of them is approved. */
  const mustBeFree = async ({ slug, applicationId }: Application): Promise<void> => {
    const claim = await table.get(claimKey(table.scope, slug));
    if (claim && claim.owner !== applicationId) throw taken;
  };

  /**
   * Counts one application more of a visitor in this hour. Of who it was two letters of 32 are kept: some share a
   * count, and nobody is known by it. Refuses `quota-exceeded`.
   */
  const countOne = (visitor: string, now: string): Promise<void> =>
    countInHour(table, table.scope.key(["QUOTA", "APPLICATIONS"], visitor.slice(0, 2)), {
      now,
      most: numberOf("applicationsAnHour"),
    });

  return { ...entityStore(own, applicationEntity(table.scope)), list, mustBeFree, countOne, own };
};

/** The mark of an application in the ids of what provisioning makes. */
export const provisioningCommandId = (applicationId: string, step: string): string =>
  digest(["provision", applicationId, step]);
