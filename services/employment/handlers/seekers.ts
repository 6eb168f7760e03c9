import { actingPerson } from "#shared/domain/caller.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { standingKey } from "#shared/people/standing.ts";
import type { Decision } from "#shared/table/entity.ts";
import { mustCareFor } from "../domain/access.ts";
import { matchesOf } from "../domain/seeker/match.ts";
import { change, register, registerKnown, subjectOf } from "../domain/seeker/register.ts";
import { likelySame, mustLook, type Seeker } from "../domain/seeker/seeker.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { consentsKey, consentsOf } from "../store/consent-store.ts";
import { postingStore } from "../store/posting-store.ts";
import { seekersLike } from "../store/seeker-marks.ts";
import { registeringWith, type SeekerFilter, seekerOfKey, seekerStore } from "../store/seeker-store.ts";
import { mustFilter } from "./one-filter.ts";
import { phoneIn } from "./phone.ts";

/** Of a person there is one seeker for good: the first registration makes it, a later one takes it up again. */
const registerSeeker = endpoint(routes.registerSeeker, async ({ body, caller, community, now, table, command }) => {
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
  return { body: { ...state, likelyDuplicates: likelySame(others) }, made: seekerId, ...outcome };
});

const changeSeeker = endpoint(routes.changeSeeker, async (call) => {
  const { params, body, caller, community, now, table, command } = call;
  const phone = await phoneIn(community, body.phone);
  const { state, ...outcome } = await seekerStore(table).decide(params.seekerId, command, (current) =>
    change(current, { ...body, phone, by: caller, at: now }),
  );
  return { body: state, ...outcome };
});

type SeekerQuery = {
  readonly status?: Seeker["status"] | undefined;
  readonly area?: string | undefined;
  readonly forgetting?: "true" | undefined;
};

const filterOf = ({ status, area, forgetting }: SeekerQuery): SeekerFilter =>
  mustFilter<SeekerFilter>(
    [
      status !== undefined && { status },
      area !== undefined && { area },
      forgetting !== undefined && { forgetting: true },
    ],
    "status",
  );

const listSeekers = endpoint(routes.listSeekers, async ({ query, table }) => ({
  body: await seekerStore(table).list(filterOf(query), query),
}));

const getOwnSeeker = endpoint(routes.getOwnSeeker, async ({ caller, table }) => {
  const seekers = seekerStore(table);
  const seekerId = (await seekers.idOf(actingPerson(caller).personId)) ?? refuse("not-found");
  const { state, version } = await seekers.get(seekerId);
  return { body: state, version };
});

const getSeeker = endpoint(routes.getSeeker, async ({ params, caller, table }) => {
  const { state, version } = await seekerStore(table).get(params.seekerId);
  mustCareFor(state, caller);
  return { body: state, version };
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
export const seekers = { registerSeeker, changeSeeker, listSeekers, getOwnSeeker, getSeeker, listMatches };
