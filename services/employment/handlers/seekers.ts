import { hasOpened, operatorMustHaveOpened } from "#shared/domain/break-glass.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import { pageAfter } from "#shared/http/page.ts";
import { openingsIn, openingsKey } from "#shared/people/break-glass.ts";
import { mustBeShownIn } from "#shared/people/consent-texts.ts";
import { standingKey, standingOf } from "#shared/people/standing.ts";
import type { Decision } from "#shared/table/entity.ts";
import { namesOf } from "#shared/table/names.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isCaseworker, isSelf, mustCareFor } from "../domain/access.ts";
import { recordConsent } from "../domain/seeker/consent-record.ts";
import { matchesOf } from "../domain/seeker/match.ts";
import { change, register, registerKnown, subjectOf } from "../domain/seeker/register.ts";
import { likelySame, mustLook, type Seeker } from "../domain/seeker/seeker.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { withConsents } from "../store/consent-source.ts";
import { consentsKey, consentsOf } from "../store/consent-store.ts";
import { postingStore } from "../store/posting-store.ts";
import { seekersLike } from "../store/seeker-marks.ts";
import { registeringWith, seekerOfKey, seekerStore } from "../store/seeker-store.ts";
import { phoneIn } from "./phone.ts";

/** Of a person there is one seeker for good: the first registration makes it, a later one takes it up again. */
const registerSeeker = endpoint(routes.registerSeeker, async (call) =>
  withConsents(call.table, subjectOf(call.body, call.caller), () => registerWith(call)),
);

const registerWith = async (call: Call<typeof routes.registerSeeker>) => {
  const { body, caller, community, now, table, command } = call;
  const { consent } = body;
  if (consent) await mustBeShownIn(call, { purpose: "job-seeking", ...consent }, "/consent/textVersion");
  const { scope } = table;
  const phone = await phoneIn(community, body.phone);
  const personId = subjectOf(body, caller);
  const { earlierSeekerId } = body;
  const keys = (of: string) => [consentsKey(scope, of), seekerOfKey(scope, of), standingKey(scope, of)];
  const [given, known, member] = personId === undefined ? [] : await table.getMany(keys(personId));
  const earlier = earlierSeekerId === undefined ? undefined : (await seekerStore(table).find(earlierSeekerId))?.state;
  const consents = consentsOf(given);
  const wish = {
    ...body,
    phone,
    by: caller,
    at: now,
    commandId: command.id,
    isMember: member !== undefined,
    consents,
    earlier,
  };
  const standing = (decision: Decision<Seeker>) => ({
    ...decision,
    also: registeringWith(scope, decision.state, consents),
  });
  const seekerId = known ? String(known.seekerId) : newId("skr", command.id);
  const likeIds = personId === undefined ? await seekersLike(table, { name: body.name, phone }) : [];
  const others = await seekerStore(table).getEach(likeIds.filter((id) => id !== seekerId));
  const { state, ...outcome } = known
    ? await seekerStore(table).decide(seekerId, command, (current) => standing(registerKnown(current, wish)))
    : await seekerStore(table).create(seekerId, command, () => standing(register(wish)));
  return { body: { ...state, likelyDuplicates: likelySame(others) }, subject: state, made: seekerId, ...outcome };
};

const changeSeeker = endpoint(routes.changeSeeker, async (call) => {
  const { params, body, caller, community, now, table, command } = call;
  const phone = await phoneIn(community, body.phone);
  const { state, ...outcome } = await seekerStore(table).decide(params.seekerId, command, (current) =>
    change(current, { ...body, phone, by: caller, at: now }),
  );
  return { body: state, ...outcome };
});

const recordSignedConsent = endpoint(routes.recordSignedConsent, async (call) => {
  const { params, body, caller, now, table, command } = call;
  await mustBeShownIn(call, body);
  const act = { ...body, by: caller, at: now, commandId: command.id };
  const { state, ...outcome } = await seekerStore(table).decide(params.seekerId, command, (current) =>
    recordConsent(current, act),
  );
  return { body: state, ...outcome };
});

/** By the one filter that was named; without any, those who look for work. */
const listSeekers = endpoint(routes.listSeekers, async ({ query, table }) => {
  const { status, area, forgetting, sort, ...paging } = query;
  const filter = oneFilter(
    [
      status !== undefined && ({ by: "byStatus", value: status } as const),
      area !== undefined && ({ by: "byArea", value: area } as const),
      forgetting !== undefined && ({ by: "forgetting", value: true } as const),
    ],
    "status",
  );
  const { by, value } = filter ?? { by: "byStatus", value: "seeking" };
  const { items, ...page } = await seekerStore(table).list(by, value, paging, { reverse: sort === "newest" });
  const names = await namesOf(
    table,
    items.map(({ personId }) => personId),
  );
  const cards = items.map((card) => ({ ...card, name: card.name ?? names.get(card.personId ?? "") }));
  return { body: { ...page, items: cards } };
});

const getOwnSeeker = endpoint(routes.getOwnSeeker, async ({ caller, table }) => {
  const seekers = seekerStore(table);
  const seekerId = (await seekers.idOf(actingPerson(caller).personId)) ?? refuse("not-found");
  const [item, row] = await table.getMany([seekers.stateKey(seekerId), openingsKey(table.scope, seekerId)]);
  const { state, version } = seekers.read(item) ?? refuse("not-found");
  return { body: { ...state, openings: openingsIn(row) }, version };
});

/** Whether an administrator lives with the seeker whom they opened. */
const livesWith = async (table: CommunityTable, personIds: readonly (string | undefined)[]): Promise<boolean> => {
  const standings = await standingOf(
    table,
    personIds.flatMap((personId) => personId ?? []),
  );
  const [one, other] = personIds.map((personId) => Object.keys(standings.get(personId ?? "")?.households ?? {}));
  return one?.some((householdId) => other?.includes(householdId)) ?? false;
};

const getSeeker = endpoint(routes.getSeeker, async ({ params: { seekerId }, caller, table, now }) => {
  const seekers = seekerStore(table);
  const [item, row] = await table.getMany([seekers.stateKey(seekerId), openingsKey(table.scope, seekerId)]);
  const { state, version } = seekers.read(item) ?? refuse("not-found");
  const known = openingsIn(row);
  const isOpened = !isSelf(state, caller) && !isCaseworker(caller) && hasOpened(known, { caller, now });
  if (!isOpened) mustCareFor(state, caller);
  else if (await livesWith(table, [caller.personId, state.personId])) refuse("conflict-of-interest");
  return { body: { ...state, openings: known }, version };
});

const readSeekerAsOperator = endpoint(routes.readSeekerAsOperator, async ({ params: { seekerId }, table, now }) => {
  const seekers = seekerStore(table);
  const [item, row] = await table.getMany([seekers.stateKey(seekerId), openingsKey(table.scope, seekerId)]);
  const known = openingsIn(row);
  operatorMustHaveOpened(known, now);
  const { state, version } = seekers.read(item) ?? refuse("not-found");
  return { body: { ...state, openings: known }, version };
});

/** So many of the newest postings are looked through. */
const mostPostings = 100;

const listMatches = endpoint(routes.listMatches, async ({ params, query, caller, table, language }) => {
  const { state } = await seekerStore(table).get(params.seekerId);
  mustCareFor(state, caller);
  mustLook(state);
  const { items } = await postingStore(table).list({ status: "published" }, { limit: mostPostings });
  return { body: pageAfter(matchesOf(state, items, language), query) };
});

/** Seekers, as far as they turn on more than themselves. */
export const seekers = {
  registerSeeker,
  changeSeeker,
  recordSignedConsent,
  listSeekers,
  getOwnSeeker,
  getSeeker,
  readSeekerAsOperator,
  listMatches,
};
