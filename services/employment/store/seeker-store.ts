import { Refusal } from "#shared/domain/refusal.ts";
import type { Skill } from "#shared/domain/skills.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key } from "#shared/table/table.ts";
import { type Consents, consentFor } from "../domain/seeker/consents.ts";
import { cardOf, Seeker, SeekerCard } from "../domain/seeker/seeker.ts";
import { consentsKey, endConsent, firstConsents, moreConsent } from "./consent-store.ts";
import { markRows } from "./seeker-marks.ts";
import { supplyRows } from "./skill-rows.ts";
import { stateItem } from "./state-item.ts";

/** Which seeker a person of the community is: at most one. */
export const seekerOfKey = (scope: CommunityScope, personId: string): Key =>
  scope.key(["SEEKER-OF", personId], "STATE");

const registeredAlready = new Refusal("invalid", { errors: [{ pointer: "/personId", code: "registered-already" }] });

/** What a seeker adds to the supply of skills: nothing while they have work, or look for none here. */
const offeredBy = (subject: Seeker | undefined): readonly Skill[] =>
  subject?.status === "seeking" ? subject.skills : [];

const claim = (scope: CommunityScope, { personId, seekerId }: Seeker): Companion[] => {
  if (personId === undefined) return [];
  const put = { ...seekerOfKey(scope, personId), seekerId };
  return [{ write: { put, when: [{ path: ["partition"], is: "absent" }] }, refusal: registeredAlready }];
};

/** The record of the consents of somebody who is no member follows what they signed. */
const signed = (scope: CommunityScope, before: Seeker | undefined, after: Seeker): Companion[] => {
  if (after.personId !== undefined) return [];
  if (!before) return [firstConsents(scope, after.seekerId, after.consents)];
  const standing = ({ consents }: Seeker) => consents.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const [had, has] = [standing(before), standing(after)];
  const isIn = (those: typeof had, consentId: string) => those.some((each) => each.consentId === consentId);
  return [
    ...has.filter(({ consentId }) => !isIn(had, consentId)).map((each) => moreConsent(scope, after.seekerId, each)),
    ...had
      .filter(({ consentId }) => !isIn(has, consentId))
      .map(({ consentId }) => endConsent(scope, after.seekerId, consentId)),
  ];
};

const registered = ({ registeredAt, seekerId }: Seeker): string => `${registeredAt}#${seekerId}`;

const seekerLists = lists<Seeker>()({
  byStatus: { index: "first", under: "SEEKER-STATUS", by: ({ status }) => status, sort: registered },
  byArea: { index: "second", under: "SEEKER-AREA", by: ({ place }) => place.area, sort: registered },
  forgetting: {
    index: "third",
    under: "SEEKER-FORGETTING",
    by: ({ forgetting }) => forgetting !== undefined || undefined,
    sort: ({ forgetting, seekerId }) => `${forgetting?.at}#${seekerId}`,
  },
});

const seekerEntity: Entity<Seeker> = {
  name: "SEEKER",
  schema: Seeker,
  card: cardOf,
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  indexes: placesIn(seekerLists),
  companions: (scope, before, after) => [
    ...(before ? [] : claim(scope, after)),
    ...signed(scope, before, after),
    ...supplyRows(scope, after.seekerId, offeredBy(before), offeredBy(after)),
    ...markRows(scope, before, after),
  ],
};

export const seekerItem = stateItem(seekerEntity);

const looksNoMore = new Refusal("wrong-state", { state: "closed", allowedVerbs: [] });

/** The check, in the commit that begins something for a seeker, that the profile has not been closed meanwhile. */
export const stillLooks = (scope: CommunityScope, seekerId: string): Companion => ({
  write: { check: seekerItem.key(scope, seekerId), when: [{ path: ["state", "closure"], is: "absent" }] },
  refusal: looksNoMore,
});

/** The check, in the commit of a registration, that the consent it stands on has not been taken back meanwhile. */
export const registeringWith = (
  scope: CommunityScope,
  { personId }: Seeker,
  consents: Consents | undefined,
): Companion[] => {
  const consentId = consentFor(consents, "job-seeking");
  if (personId === undefined || consentId === undefined) return [];
  const when = [{ path: ["state", "given", consentId], is: "present" }] as const;
  const refusal = new Refusal("share-consent-required", { purpose: "job-seeking" });
  return [{ write: { check: consentsKey(scope, personId), when }, refusal }];
};

/** The seekers that one community cares for. */
export const seekerStore = (table: CommunityTable) => {
  const { scope } = table;

  /** The id of the seeker that a person is, from the table itself. */
  const idOf = async (personId: string): Promise<string | undefined> => {
    const row = await table.get(seekerOfKey(scope, personId));
    return row && String(row.seekerId);
  };

  return { ...entityStore(table, seekerEntity), ...pages(table, { lists: seekerLists, card: SeekerCard }), idOf };
};
