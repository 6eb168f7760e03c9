import { type FieldCode, Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { Application, cardOf, isOpen, KeptApplicationCard, sharedBy } from "../domain/application/application.ts";
import { consentSubject } from "../domain/seeker/seeker.ts";
import { type Listing, type Paging, pageOfCards } from "./cards.ts";
import { stillConsents } from "./consent-store.ts";
import { interviewCompanions } from "./fair-store.ts";
import { openingsKey } from "./openings.ts";
import { stillLooks } from "./seeker-store.ts";

const refused = (pointer: string, code: FieldCode) => new Refusal("invalid", { errors: [{ pointer, code }] });

const nobodyMore = new Refusal("wrong-state", {
  state: "filled",
  allowedVerbs: ["rejectApplicant"],
  errors: [{ pointer: "", code: "no-opening-left" }],
});

/** Refuses where everybody was found, by what was read of the posting's openings. */
export const mustHaveOpening = (openings: Item | undefined): void => {
  if (Number(openings?.left ?? 0) < 1) throw nobodyMore;
};

/** The claim of a seeker on a posting: as long as one application to it is open or led to work, there is no second. */
export const claimKey = (scope: CommunityScope, seekerId: string, postingId: string): Key =>
  scope.key(["SEEKER", seekerId], `APPLIED#${postingId}`);

const rowPrefix = "APPLICATION#";

const rowKey = (scope: CommunityScope, { seekerId, jobApplicationId }: Application): Key =>
  scope.key(["SEEKER", seekerId], rowPrefix + jobApplicationId);

/** A profile that is closed gets no application, not even one that was on its way at that moment. */
const opening = (scope: CommunityScope, application: Application): Companion[] => {
  const { seekerId, postingId, jobApplicationId } = application;
  const claim = { ...claimKey(scope, seekerId, postingId), jobApplicationId };
  return [
    {
      write: { put: claim, when: [{ path: ["partition"], is: "absent" }] },
      refusal: refused("/postingId", "applied-already"),
    },
    { write: { put: rowKey(scope, application) } },
    stillLooks(scope, seekerId),
  ];
};

const ending = (scope: CommunityScope, before: Application, { seekerId, postingId, status }: Application) =>
  isOpen(before) && ["rejected", "withdrawn", "no-show"].includes(status)
    ? [{ write: { delete: claimKey(scope, seekerId, postingId) } }]
    : [];

/** Each hire takes one of the posting's openings in the same commit, so no more are hired than were sought. */
const hiring = (scope: CommunityScope, before: Application, { status, postingId }: Application): Companion[] => {
  if (before.status === status || status !== "hired") return [];
  const update = openingsKey(scope, postingId);
  const when = [{ path: ["left"], is: "at-least", value: 1 }] as const;
  return [{ write: { update, changes: [{ add: ["left"], by: -1 }], when }, refusal: nobodyMore }];
};

/** What is forgotten is in no list, not even in the seeker's own. */
const forgetting = (scope: CommunityScope, before: Application, after: Application): Companion[] =>
  after.forgottenAt !== undefined && before.forgottenAt === undefined
    ? [{ write: { delete: rowKey(scope, after) } }]
    : [];

const interviewCount = (subject: Application): number =>
  "interviews" in subject ? (subject.interviews?.length ?? 0) : 0;

/** Whatever goes on with the employer stands on the consent, which is checked in the same commit. */
const sharing = (scope: CommunityScope, before: Application, after: Application): Companion[] => {
  const consentId = sharedBy(after);
  const isSame = before.status === after.status && interviewCount(before) === interviewCount(after);
  if (consentId === undefined || (isSame && sharedBy(before) === consentId)) return [];
  return [stillConsents(scope, consentSubject(after), consentId, "share-to-employer")];
};

const applicationEntity: Entity<Application> = {
  name: "JOB-APPLICATION",
  schema: Application,
  card: cardOf,
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  indexes: (subject) => {
    if (subject.forgottenAt !== undefined) return {};
    const sort = `${subject.openedAt}#${subject.jobApplicationId}`;
    return {
      first: { partition: ["APPLICATION-POSTING", subject.postingId], sort },
      ...(sharedBy(subject) && { second: { partition: ["APPLICATION-EMPLOYER", subject.employerId], sort } }),
    };
  },
  companions: (scope, before, after) => {
    if (!before) return opening(scope, after);
    return [
      ...ending(scope, before, after),
      ...forgetting(scope, before, after),
      ...hiring(scope, before, after),
      ...sharing(scope, before, after),
      ...interviewCompanions(scope, before, after),
    ];
  },
};

/** The applications to one posting, or those that one employer sees. */
export type ApplicationFilter = { readonly postingId: string } | { readonly employerId: string };

/** The applications of one community. */
export const applicationStore = (table: CommunityTable) => {
  const { scope } = table;
  const applications = entityStore(table, applicationEntity);

  const listingOf = (filter: ApplicationFilter): Listing =>
    "postingId" in filter
      ? { index: "first", partition: scope.partition("APPLICATION-POSTING", filter.postingId) }
      : { index: "second", partition: scope.partition("APPLICATION-EMPLOYER", filter.employerId) };

  const list = (filter: ApplicationFilter, paging: Paging) =>
    pageOfCards(table, KeptApplicationCard, listingOf(filter), paging);

  /** The ids of a seeker's applications, from the table itself. */
  async function* idsOf(seekerId: string): AsyncGenerator<string> {
    const partition = scope.partition("SEEKER", seekerId);
    for await (const rows of pagesOf(table, { partition, prefix: rowPrefix, limit: 100 }))
      yield* rows.map(({ sort }) => sort.slice(rowPrefix.length));
  }

  /** A page of a seeker's applications, from the table itself. */
  const listOf = async (seekerId: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("SEEKER", seekerId);
    const page = await table.query({ partition, prefix: rowPrefix, limit, ...(cursor && { cursor }) });
    const found = await applications.getEach(page.items.map(({ sort }) => sort.slice(rowPrefix.length)));
    return { items: found.map(cardOf), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  return { ...applications, list, listOf, idsOf };
};
