import { postingExpiryDue } from "#shared/contracts/employment.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { cardOf, Posting, PostingCard, type PostingIn } from "../domain/posting/posting.ts";
import { type Listing, type Paging, pageOfCards } from "./cards.ts";
import { employerItem, employersPostingKey } from "./employer-store.ts";
import { openingsKey } from "./openings.ts";
import { programmeItem } from "./programme-store.ts";
import { demandRows, noDemand } from "./skill-rows.ts";
import { stateItem } from "./state-item.ts";

const unverified = new Refusal("employer-not-verified");
const inactive = new Refusal("invalid", { errors: [{ pointer: "/programmeId", code: "programme-not-active" }] });

const bearer = ({ postingId }: Posting) => ({ kind: "POSTING", id: postingId }) as const;

type Bound = Pick<Posting, "employerId" | "programmeId">;

/** What must stand for a posting to become public: the status of each, and what is refused where it has another. */
export const publicBy = (scope: CommunityScope, { employerId, programmeId }: Bound) => [
  { key: employerItem.key(scope, employerId), status: "verified", refusal: unverified },
  { key: programmeItem.key(scope, programmeId), status: "active", refusal: inactive },
];

/** What a posting needs and sets in motion when it becomes public. The need that it comes from counts no more. */
const publishing = (scope: CommunityScope, posting: PostingIn<"published">): Companion[] => {
  const { postingId, skills, need, openings, validThrough: until, closesAt: dueAt } = posting;
  const standing = publicBy(scope, posting).map(({ key, status, refusal }): Companion => {
    const when = [{ path: ["state", "status"], is: "equals", value: status }] as const;
    return { write: { check: key, when }, refusal };
  });
  const deadline = { dueAt, fact: postingExpiryDue({ postingId }), correlationId: postingId };
  return [
    ...standing,
    { write: { put: { ...openingsKey(scope, postingId), left: openings } } },
    { write: deadlineWrite(scope, deadline) },
    ...demandRows(scope, skills, bearer(posting), { openings, until }),
    ...(need ? noDemand(scope, need.skills, { kind: "NEED", id: need.needId }) : []),
  ];
};

const postingCompanions = (scope: CommunityScope, before: Posting | undefined, after: Posting): Companion[] => {
  if (!before) return [{ write: { put: employersPostingKey(scope, after.employerId, after.postingId) } }];
  if (before.status === after.status) return [];
  if (after.status === "published") return publishing(scope, after);
  return before.status === "published" ? noDemand(scope, before.skills, bearer(before)) : [];
};

/** Unknown distances come last. */
const nearness = ({ kilometres, postingId }: Posting): string =>
  `${String(Math.min(kilometres ?? 99_999, 99_999)).padStart(5, "0")}#${postingId}`;

const postingEntity: Entity<Posting> = {
  name: "POSTING",
  schema: Posting,
  card: cardOf,
  indexes: (posting) => {
    const { status, draftedAt, postingId, industry } = posting;
    const since = "publishedAt" in posting && posting.publishedAt ? posting.publishedAt : draftedAt;
    const sort = `${since}#${postingId}`;
    return {
      first: { partition: ["POSTING-STATUS", status], sort },
      ...(status === "published" && {
        second: { partition: ["POSTING-INDUSTRY", industry], sort },
        third: { partition: ["POSTING-NEAR"], sort: nearness(posting) },
      }),
    };
  },
  companions: postingCompanions,
};

export const postingItem = stateItem(postingEntity);

/** One of the ways to list postings: the newest of a status or of an industry first, or the nearest. */
export type PostingFilter =
  | { readonly status: Posting["status"] }
  | { readonly industry: string }
  | { readonly withinKilometres: number };

const listingOf = (scope: CommunityScope, filter: PostingFilter): Listing => {
  if ("status" in filter)
    return { index: "first", partition: scope.partition("POSTING-STATUS", filter.status), reverse: true };
  if ("industry" in filter)
    return { index: "second", partition: scope.partition("POSTING-INDUSTRY", filter.industry), reverse: true };
  const to = `${String(filter.withinKilometres).padStart(5, "0")}~`;
  return { index: "third", partition: scope.partition("POSTING-NEAR"), to };
};

/** The postings of one community. */
export const postingStore = (table: CommunityTable) => {
  const { scope } = table;
  const postings = entityStore(table, postingEntity);

  const list = (filter: PostingFilter, paging: Paging) =>
    pageOfCards(table, PostingCard, listingOf(scope, filter), paging);

  /** The postings of one employer, from the table itself. */
  const listOf = async (employerId: string, { limit, cursor }: Paging) => {
    const { partition } = employersPostingKey(scope, employerId, "");
    const page = await table.query({ partition, prefix: "POSTING#", limit, ...(cursor && { cursor }) });
    const found = await postings.getEach(page.items.map(({ sort }) => sort.slice("POSTING#".length)));
    return { items: found.map(cardOf), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** The ids of an employer's postings, from the table itself. */
  async function* idsOf(employerId: string): AsyncGenerator<string> {
    const { partition } = employersPostingKey(scope, employerId, "");
    for await (const rows of pagesOf(table, { partition, prefix: "POSTING#", limit: 100 }))
      yield* rows.map(({ sort }) => sort.slice("POSTING#".length));
  }

  const openingsLeft = async (postingId: string): Promise<number> =>
    Number((await table.get(openingsKey(scope, postingId)))?.left ?? 0);

  return { ...postings, list, listOf, idsOf, openingsLeft };
};
