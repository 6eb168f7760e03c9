import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import { mustActFor, postingFor } from "../domain/access.ts";
import { draft, publish, revise, visitOf } from "../domain/posting/draft.ts";
import { jobPostingOf } from "../domain/posting/job-posting.ts";
import { isOffered } from "../domain/posting/posting.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { employerItem } from "../store/employer-store.ts";
import { type PostingFilter, postingStore } from "../store/posting-store.ts";
import { programmeItem } from "../store/programme-store.ts";
import { visitItem } from "../store/visit-store.ts";
import { todayIn } from "./today.ts";

const draftPosting = endpoint(routes.draftPosting, async (call) => {
  const { body, caller, community, now, table, command } = call;
  const { scope } = table;
  const keys = [programmeItem.key(scope, body.programmeId), employerItem.key(scope, body.employerId)];
  const visitKeys = body.needId === undefined ? [] : [visitItem.key(scope, visitOf(body.needId))];
  const [programme, employer, visit] = await table.getMany([...keys, ...visitKeys]);
  const around = {
    programme: programmeItem.read(programme),
    employer: employerItem.read(employer),
    visit: visitItem.read(visit),
  };
  const act = { by: caller, ...todayIn(community, now), commandId: command.id };
  const postingId = newId("pst", command.id);
  const drafting = () => draft({ ...body, ...around, ...act });
  const { state, ...outcome } = await postingStore(table).create(postingId, command, drafting);
  return { body: state, made: postingId, ...outcome };
});

const revisePosting = endpoint(routes.revisePosting, async (call) => {
  const { params, body, caller, community, now, table, command } = call;
  const { state: before } = await postingStore(table).get(params.postingId);
  const act = { by: caller, ...todayIn(community, now) };
  const { state, ...outcome } = await postingStore(table).decide(
    params.postingId,
    command,
    (current, [programme]) => revise(current, { ...body, ...act, programme: programmeItem.read(programme) }),
    [programmeItem.key(table.scope, before.programmeId)],
  );
  return { body: state, ...outcome };
});

const publishPosting = endpoint(routes.publishPosting, async (call) => {
  const { params, caller, community, now, table, command } = call;
  const { state: before } = await postingStore(table).get(params.postingId);
  const act = { by: caller, ...todayIn(community, now) };
  const { state, ...outcome } = await postingStore(table).decide(
    params.postingId,
    command,
    (current, [employer]) => publish(current, { ...act, employer: employerItem.read(employer) }),
    [employerItem.key(table.scope, before.employerId)],
  );
  return { body: state, ...outcome };
});

const getPosting = endpoint(routes.getPosting, async ({ params, caller, table }) => {
  const { state, version } = await postingStore(table).get(params.postingId);
  return { body: postingFor(state, caller), version };
});

type PostingQuery = {
  readonly status?: PostingStatus | undefined;
  readonly industry?: string | undefined;
  readonly withinKilometres?: number | undefined;
};
type PostingStatus = Extract<PostingFilter, { status: unknown }>["status"];

/** Without any filter, what is published, newest first. */
const filterOf = ({ status, industry, withinKilometres }: PostingQuery): PostingFilter =>
  oneFilter<PostingFilter>(
    [
      status !== undefined && { status },
      industry !== undefined && { industry },
      withinKilometres !== undefined && { withinKilometres },
    ],
    "status",
  ) ?? { status: "published" };

const listPostings = endpoint(routes.listPostings, async ({ query, table }) => ({
  body: await postingStore(table).list(filterOf(query), query),
}));

/** Until it is heard that a last day has passed, the posting is in its list and is left out here. */
const listOpenPostings = endpoint(routes.listOpenPostings, async ({ query, community, now, table }) => {
  const { items, ...page } = await postingStore(table).list(filterOf(query), query);
  const { day } = todayIn(community, now);
  return { body: { items: items.filter(({ validThrough }) => validThrough >= day), ...page } };
});

const listEmployerPostings = endpoint(routes.listEmployerPostings, async ({ params, query, caller, table }) => {
  mustActFor(caller, params.employerId);
  return { body: await postingStore(table).listOf(params.employerId, query) };
});

const getJobPosting = endpoint(routes.getJobPosting, async ({ params, now, table, language }) => {
  const { state, version } = await postingStore(table).get(params.postingId);
  if (!isOffered(state, now)) return refuse("not-found");
  return { body: jobPostingOf(state, language), version };
});

/** Postings, as far as they turn on more than themselves. */
export const postings = {
  draftPosting,
  revisePosting,
  publishPosting,
  getPosting,
  listPostings,
  listOpenPostings,
  listEmployerPostings,
  getJobPosting,
};
