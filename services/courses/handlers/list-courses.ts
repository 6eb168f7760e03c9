import { actingPerson } from "#shared/domain/caller.ts";
import { dayIn, instantAt } from "#shared/domain/dates.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import { isPlanner } from "../domain/access.ts";
import { publicCardOf } from "../domain/course/course.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";

type Listing = Pick<Call<typeof routes.listPublicCourses>, "community" | "now" | "table" | "query">;

/** What is offered from the beginning of today on, by the community's clock. */
const fromToday = ({ community, now, table, query }: Listing) => {
  const from = instantAt(community.timeZone, dayIn(community.timeZone, now), "00:00");
  return courseStore(table).list("byDate", true, query, { from });
};

const planned = ({ query, caller, table }: Call<typeof routes.listCourses>) => {
  const courses = courseStore(table);
  return isPlanner(caller)
    ? courses.list("planned", true, query)
    : courses.proposedBy(actingPerson(caller).personId, query);
};

const offered = (call: Call<typeof routes.listCourses>) => {
  const { query, table } = call;
  const { from, category, ageGroup } = query;
  const courses = courseStore(table);
  const filter = oneFilter<{ list(): ReturnType<typeof courses.ofGroup> }>(
    [
      from !== undefined && { list: () => courses.list("byDate", true, query, { from }) },
      category !== undefined && { list: () => courses.list("byCategory", category, query) },
      ageGroup !== undefined && { list: () => courses.ofGroup(ageGroup, query) },
    ],
    "from",
  );
  return filter ? filter.list() : fromToday(call);
};

const listCourses = endpoint(routes.listCourses, async (call) => ({
  body: await (call.query.which === "planned" ? planned(call) : offered(call)),
}));

const listPublicCourses = endpoint(routes.listPublicCourses, async (call) => {
  const { items, ...page } = await fromToday(call);
  const campuses = await campusStore(call.table).getEach([...new Set(items.map(({ campusId }) => campusId))]);
  const names = new Map(campuses.map(({ campusId, name }) => [campusId, name]));
  return { body: { ...page, items: items.flatMap((card) => publicCardOf(card, names.get(card.campusId))) } };
});

export const courseListEndpoints = { listCourses, listPublicCourses };
