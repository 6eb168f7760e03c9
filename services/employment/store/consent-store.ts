import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import {
  type Change,
  type Condition,
  ConditionFailed,
  type Item,
  type Key,
  type Path,
  type Value,
} from "#shared/table/table.ts";
import { Consents, type Purpose } from "../domain/seeker/consents.ts";

/** By whom it is about: a person of the community, or a seeker who is none. */
export const consentsKey = (scope: CommunityScope, subjectId: string): Key =>
  scope.key(["JOB-CONSENT", subjectId], "STATE");

export const consentsOf = (item: Item | undefined): Consents | undefined => item && Consents.parse(item.state);

const givenPath = (consentId: string): Path => ["state", "given", consentId];
const endedPath = (consentId: string): Path => ["ended", consentId];

/** A consent as it was given. */
export type Giving = {
  readonly consentId: string;
  readonly purpose: Purpose;
  readonly scopeId?: string | undefined;
  readonly textVersion: string;
  readonly at: string;
};

const kept = ({ purpose, scopeId, textVersion, at }: Giving) => ({
  purpose,
  textVersion,
  at,
  ...(scopeId && { scopeId }),
});

/** The write that begins the record of somebody about whom no fact will come. */
export const firstConsents = (scope: CommunityScope, subjectId: string, given: readonly Giving[]): Companion => ({
  write: {
    put: {
      ...consentsKey(scope, subjectId),
      state: { subjectId, given: Object.fromEntries(given.map((each) => [each.consentId, kept(each)])) },
      ended: {},
    },
  },
});

export const moreConsent = (scope: CommunityScope, subjectId: string, giving: Giving): Companion => ({
  write: { update: consentsKey(scope, subjectId), changes: [{ set: givenPath(giving.consentId), to: kept(giving) }] },
});

const ending = (consentId: string, at: string | true): readonly Change[] => [
  { remove: givenPath(consentId) },
  { set: endedPath(consentId), to: at },
];

/** What ended before it was kept when came first. */
const endedAt = (at: Value): string => (at === true ? "" : String(at));

const mostEnded = 200;

export const endConsent = (scope: CommunityScope, subjectId: string, consentId: string): Companion => ({
  write: { update: consentsKey(scope, subjectId), changes: ending(consentId, true) },
});

/** The check, in the commit that relies on it, that a consent has not been taken back meanwhile. */
export const stillConsents = (
  scope: CommunityScope,
  subjectId: string,
  consentId: string,
  purpose: Purpose,
): Companion => ({
  write: { check: consentsKey(scope, subjectId), when: [{ path: givenPath(consentId), is: "present" }] },
  refusal: new Refusal("share-consent-required", { purpose }),
});

/**
 * What employment keeps of people's consents from the facts it hears. One that has ended stays ended, so facts may
 * come twice, late or out of order.
 */
export const consentStore = (table: CommunityTable) => {
  const { scope } = table;

  const find = async (subjectId: string): Promise<Consents | undefined> =>
    consentsOf(await table.get(consentsKey(scope, subjectId)));

  const list = async (subjectIds: readonly string[]): Promise<readonly (Consents | undefined)[]> => {
    const keys = [...new Set(subjectIds)].map((subjectId) => consentsKey(scope, subjectId));
    const found = keys.length > 0 ? (await table.getMany(keys)).map(consentsOf) : [];
    return subjectIds.map((subjectId) => found.find((each) => each?.subjectId === subjectId));
  };

  const begin = async (subjectId: string): Promise<void> => {
    const { write } = firstConsents(scope, subjectId, []);
    const { put } = write as Extract<typeof write, { put: Item }>;
    try {
      await table.write({ put, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** Changes what is known, unless `when` says that it no longer applies; whichever fact comes first begins it. */
  const change = async (
    subjectId: string,
    changes: readonly Change[],
    when: readonly Condition[] = [],
  ): Promise<void> => {
    try {
      await table.write({ update: consentsKey(scope, subjectId), changes, when });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.failures.some(({ item }) => item !== undefined)) return;
      await begin(subjectId);
      await change(subjectId, changes, when);
    }
  };

  const give = (subjectId: string, giving: Giving): Promise<void> =>
    change(
      subjectId,
      [{ set: givenPath(giving.consentId), to: kept(giving) }],
      [{ path: endedPath(giving.consentId), is: "absent" }],
    );

  /** Only what ended last is remembered: of what ended before it nothing is heard any more. */
  const forgetEarlier = async (subjectId: string): Promise<void> => {
    const ended = Object.entries((await table.get(consentsKey(scope, subjectId)))?.ended ?? {});
    const earlier = ended
      .toSorted(([, one], [, other]) => (endedAt(one) < endedAt(other) ? -1 : 1))
      .slice(0, -mostEnded);
    if (earlier.length > 0)
      await change(
        subjectId,
        earlier.map(([consentId]) => ({ remove: endedPath(consentId) })),
      );
  };

  const end = async (subjectId: string, consentId: string, at: string): Promise<void> => {
    await change(subjectId, ending(consentId, at));
    await forgetEarlier(subjectId);
  };

  return { find, list, give, end };
};
