import { actingPerson } from "#shared/domain/caller.ts";
import { newId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Endpoint, endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { mustCareFor } from "../domain/access.ts";
import { matchesOf } from "../domain/matching.ts";
import { register, subjectOf } from "../domain/registering.ts";
import type { Seeker } from "../domain/seeker.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { consentStore } from "../store/consent-store.ts";
import { postingStore } from "../store/posting-store.ts";
import { registeringWith, type SeekerFilter, seekerStore } from "../store/seeker-store.ts";

const registerSeeker = endpoint(routes.registerSeeker, async ({ body, caller, now, table, command }) => {
  const personId = subjectOf(body, caller);
  const consents = personId === undefined ? undefined : await consentStore(table).find(personId);
  const seekerId = newId("skr", command.id);
  const registering = () => {
    const decision = register({ ...body, by: caller, at: now, commandId: command.id, consents });
    return { ...decision, also: registeringWith(table.scope, decision.state, consents) };
  };
  const { state, ...outcome } = await seekerStore(table).create(seekerId, command, registering);
  return { body: state, made: seekerId, ...outcome };
});

type Wishes = { readonly status?: Seeker["status"] | undefined; readonly area?: string | undefined };

/** Exactly one of the filters that an index serves. */
const filterOf = ({ status, area }: Wishes): SeekerFilter => {
  if (status !== undefined && area === undefined) return { status };
  if (area !== undefined && status === undefined) return { area };
  return refuse("invalid", { errors: [{ parameter: "status", code: status ? "not-allowed" : "required" }] });
};

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
  const { items } = await postingStore(table).list({ status: "published" }, { limit: mostPostings });
  return { body: pageAfter(matchesOf(state, items, language), query) };
});

/** Seekers, as far as they turn on more than themselves. */
export const seekers: readonly Endpoint[] = [registerSeeker, listSeekers, getOwnSeeker, getSeeker, listMatches];
