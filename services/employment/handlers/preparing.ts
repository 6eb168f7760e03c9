import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import { visitOf } from "../domain/posting/draft.ts";
import { isOffered, type Posting } from "../domain/posting/posting.ts";
import type { Seeker } from "../domain/seeker/seeker.ts";
import { addTask, brief } from "../domain/seeker/task.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { courseKey, courseSourceKey, isOnOffer } from "../store/course-store.ts";
import { postingItem } from "../store/posting-store.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { visitItem } from "../store/visit-store.ts";

type Names = {
  readonly needIds?: readonly string[];
  readonly postingIds?: readonly (string | undefined)[];
  readonly courseId?: string | undefined;
  readonly mayName?: (posting: Posting) => boolean;
};
type There = { readonly commandId: string; readonly there: ReadonlySet<string> };
type Verb = Pick<Call<typeof routes.briefSeeker>, "params" | "table" | "command">;

/** A verb that names things of others: which of them there are, and may be named, is read with the seeker. */
const naming = async (
  { params, table, command }: Verb,
  { needIds = [], postingIds = [], courseId, mayName = () => true }: Names,
  verb: (current: Seeker, known: There) => Decision<Seeker>,
) => {
  const { scope } = table;
  const postings = [...new Set(postingIds.flatMap((id) => id ?? []))];
  const visits = [...new Set(needIds.map(visitOf))];
  const courses = courseId === undefined ? [] : [courseId];
  const keys = [
    ...visits.map((id) => visitItem.key(scope, id)),
    ...postings.map((id) => postingItem.key(scope, id)),
    ...courses.flatMap((id) => [courseKey(scope, id), courseSourceKey(scope, id)]),
  ];
  const { state, ...outcome } = await seekerStore(table).decide(
    params.seekerId,
    command,
    (current, found) => {
      const [visited, offered, taught] = [
        found.slice(0, visits.length),
        found.slice(visits.length, visits.length + postings.length),
        found.slice(visits.length + postings.length),
      ];
      const needs = visited.flatMap((item) => visitItem.read(item)?.needs ?? []);
      const offers = offered.flatMap((item) => postingItem.read(item) ?? []).filter(mayName);
      const there = new Set([
        ...needs.map(({ needId }) => needId),
        ...offers.map(({ postingId }) => postingId),
        ...courses.filter(() => isOnOffer(taught[0], taught[1])),
      ]);
      return verb(current, { commandId: command.id, there });
    },
    keys,
  );
  return { body: state, ...outcome };
};

const briefSeeker = endpoint(routes.briefSeeker, (call) => {
  const { body, caller: by, now: at } = call;
  const names = { ...body, mayName: (posting: Posting) => isOffered(posting, at) };
  return naming(call, names, (current, known) => brief(current, { ...body, ...known, by, at }));
});

const addPreparation = endpoint(routes.addPreparation, (call) => {
  const { body, caller: by, now: at } = call;
  const names = { postingIds: [body.postingId], courseId: body.courseId };
  return naming(call, names, (current, known) => addTask(current, { ...body, ...known, by, at }));
});

/** What seekers are told and set to do, where it names needs, postings or courses. */
export const preparing = { briefSeeker, addPreparation };
