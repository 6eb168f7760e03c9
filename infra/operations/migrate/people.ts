import { type Erasure, hasBegun, isOpen } from "#services/communities/domain/erasure.ts";
import { type Presidency, presidenciesAmong, presidentBeside } from "#services/communities/domain/presidency.ts";
import { awaitsRelease } from "#services/communities/domain/release.ts";
import { type OfCommunity, releaseBy } from "#services/communities/domain/rights.ts";
import { isStaff } from "#services/communities/domain/tell-apart.ts";
import { consentStore, lastAnswersKey, withLacking } from "#services/communities/store/consent-store.ts";
import { flatKey } from "#services/communities/store/flat-rows.ts";
import { householdStore } from "#services/communities/store/household-store.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { phoneRow } from "#services/communities/store/phone-rows.ts";
import { presidencyRows } from "#services/communities/store/presidency-store.ts";
import {
  dataExportStore,
  erasureReleaseDeadline,
  erasureStore,
  exportReleaseDeadline,
  openRequestKey,
} from "#services/communities/store/rights-store.ts";
import { roleItems } from "#services/communities/store/role-rows.ts";
import { searchItems } from "#services/communities/store/search-rows.ts";
import { communityCard } from "#shared/table/community.ts";
import { keyOf } from "#shared/table/limits.ts";
import { claiming, dueBy } from "./lacking.ts";
import { commandOf, type Migration, mended, open } from "./migration.ts";
import { eachOf, readable, type Thing } from "./things.ts";

const people = { kind: "PERSON", store: personStore } as const;

/** Whoever has a number is found by it. */
export const phones: Migration = {
  name: "people-by-phone",
  look: (site) =>
    eachOf(site, people, async function* ({ state, where, asRead }) {
      for (const { write } of phoneRow(site.own.scope, undefined, state))
        if (!(await site.own.get(keyOf(write)))) yield mended(where, "lacks the row of their number", write, asRead);
    }),
};

/** Whoever lives here is found by the search of the desk, and by their roles. */
export const search: Migration = {
  name: "people-search",
  look: (site) =>
    eachOf(site, people, async function* ({ state, where, asRead }) {
      const rows = [...searchItems(site.own.scope, state), ...roleItems(site.own.scope, state)];
      const kept =
        rows.length > 0 ? await site.own.getMany(rows.map(({ partition, sort }) => ({ partition, sort }))) : [];
      const lacking = rows.filter((_, nth) => !kept[nth]).map((put) => ({ put }));
      if (lacking.length > 0) yield mended(where, "is not found by the search or by a role", ...lacking, asRead);
    }),
};

/** A flat is known by the household that lives in it; of two the second lives beside the first. */
export const flats: Migration = {
  name: "flats",
  look: (site) =>
    eachOf(site, { kind: "HOUSEHOLD", store: householdStore }, async function* ({ id, state, where, asRead }) {
      const key = flatKey(site.own.scope, state);
      if (!key || state.memberIds.length === 0 || (await site.own.get(key))) return;
      const when = [{ path: ["partition"] as [string], is: "absent" as const }];
      yield mended(where, "lacks the row of its flat", { put: { ...key, householdId: id }, when }, asRead);
    }),
};

/**
 * Whose number somebody of the property company has speaks for no residents before another side has said who it is. Of
 * whom it is known who wrote the number it was asked then.
 */
export const likeStaff: Migration = {
  name: "numbers-of-staff",
  async *look(site) {
    const { own, now } = site;
    const store = personStore(own);
    const numbers = new Set<string>();
    for await (const person of readable(site, people))
      if (person.phone && isStaff(person, now)) numbers.add(person.phone);
    yield* eachOf(site, people, async function* ({ id, state, version, where }) {
      const isShared = state.phone !== undefined && numbers.has(state.phone) && !isStaff(state, now);
      if (!isShared || state.likeStaff || state.phoneChanged) return;
      const command = commandOf("numbers-of-staff", store.stateKey(id), version, now);
      const marked = { state: { ...state, likeStaff: true as const }, facts: [] };
      const writes = store.beside({ id, version, state }, command, marked).map(({ write }) => write);
      yield mended(
        where,
        "has a number of the property company's people: another side says whether they are two",
        ...writes,
      );
    });
  },
};

/** One presides at a time: each presidency has a row. Two at once are ended by a person. */
export const presidents: Migration = {
  name: "presidents",
  async *look(site) {
    const known: Presidency[] = [];
    yield* eachOf(site, people, async function* ({ state, where, asRead }) {
      for (const presidency of presidenciesAmong(state.grants)) {
        const other = presidentBeside(known, presidency);
        if (other) yield open(where, `presides beside ${other.personId}: end one of the two grants`);
        known.push(presidency);
      }
      for (const { write } of presidencyRows(site.own.scope, undefined, state))
        if (!(await site.own.get(keyOf(write))))
          yield mended(where, "lacks the row of their presidency", write, asRead);
    });
  },
};

/** What was last answered to each question, so that a later answer changes it. */
export const answers: Migration = {
  name: "last-answers",
  async *look(site) {
    const { own } = site;
    const consents = consentStore(own);
    const seen = new Set<string>();
    yield* eachOf(site, { kind: "CONSENT", store: consentStore }, async function* ({ state: { subjectId } }) {
      if (seen.has(subjectId)) return;
      seen.add(subjectId);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await consents.listOf(subjectId, { limit: 100, cursor });
        ids.push(...page.ids);
        cursor = page.cursor;
      } while (cursor);
      const key = lastAnswersKey(own.scope, subjectId);
      const write = withLacking(key, await own.get(key), await consents.getEach(ids));
      if (write) yield mended(key.partition, "lacks what was last answered", write);
    });
  },
};

const what = "the row of the open request";
const release = "its release";

type Request = { readonly requestedAt: string; readonly releaseBy?: string | undefined };
const releasedBy = ({ requestedAt, releaseBy: until }: Request, community: OfCommunity): string =>
  until ?? releaseBy(requestedAt, community);

/**
 * One request of a person is open at a time, and what the desk asked for lapses. A removal that has begun, which nothing
 * closes any more, has the row only where no other request of the person does.
 */
export const openRequests: Migration = {
  name: "open-requests",
  async *look(site) {
    const { own, now } = site;
    const community = await communityCard(own);
    const [begun, taken]: [Thing<Erasure>[], Set<string>] = [[], new Set()];
    yield* eachOf(site, { kind: "ERASURE", store: erasureStore }, async function* (erasure) {
      const { id, state, ...thing } = erasure;
      if (!isOpen(state)) return;
      if (hasBegun(state, now)) {
        begun.push(erasure);
        return;
      }
      taken.add(state.personId);
      const key = openRequestKey(own.scope, "ERASURE", state.personId);
      yield* claiming(own, { ...thing, key, by: { id } }, what);
      if (!awaitsRelease(state)) return;
      const { write } = erasureReleaseDeadline(own.scope, state, releasedBy(state, community));
      yield* dueBy(own, write, thing.where, release);
    });
    for (const { id, state, ...thing } of begun) {
      const key = openRequestKey(own.scope, "ERASURE", state.personId);
      if (taken.has(state.personId) || (await own.get(key))) continue;
      taken.add(state.personId);
      yield* claiming(own, { ...thing, key, by: { id } }, what);
    }
    yield* eachOf(site, { kind: "DATA-EXPORT", store: dataExportStore }, async function* ({ id, state, ...thing }) {
      if (!awaitsRelease(state)) return;
      const key = openRequestKey(own.scope, "DATA-EXPORT", state.personId);
      yield* claiming(own, { ...thing, key, by: { id } }, what);
      const { write } = exportReleaseDeadline(own.scope, state, releasedBy(state, community));
      yield* dueBy(own, write, thing.where, release);
    });
  },
};
