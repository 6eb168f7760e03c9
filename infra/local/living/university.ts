import type { Day } from "#shared/domain/dates.ts";
import type { Neighbour } from "../neighbour.ts";
import type { Chapter, Estate } from "./chapter.ts";

type Proposal = Omit<Parameters<Neighbour["proposeCourse"]>[0]["body"], "campusId">;

const committee = [
  { persona: "ding", name: "丁管家", side: "property" },
  { persona: "fang", name: "方社工", side: "community" },
  { persona: "luo", name: "罗女士", side: "residents" },
] as const;

/** The yes of all three sides, a seat for each, a room, and somebody who teaches. */
const tellCampus = async ({ as, idOf, ids, days }: Estate): Promise<void> => {
  const [ding, admin] = [await as("ding"), await as("admin-yangguang")];
  const { campusId } = (await ding.proposeCampus({ body: { name: "阳光社区大学" } })).body;
  const params = { campusId };
  const between = [
    { name: "物业服务中心", side: "property" as const },
    { name: "社区居委会", side: "community" as const },
  ];
  await ding.consultOnCampus({ params, body: { between } });
  for (const { persona } of committee) await (await as(persona)).approveCampus({ params, body: {} });
  for (const { persona, name, side } of committee)
    await admin.seatMember({ params, body: { side, personId: await idOf(persona), name } });
  await ding.openCampus({ params, body: {} });
  const { venues } = (await ding.addVenue({ params, body: { name: "社区活动室" } })).body;
  const teaching = { campusId, kind: "retired-teacher" as const, name: "高老师", personId: await idOf("gao") };
  const { instructorId } = (await ding.registerInstructor({ body: teaching })).body;
  const check = { checkedOn: days.workday(-50), evidence: "查询结果无异常" };
  await ding.recordCheck({ params: { instructorId }, body: check });
  const courses = ["八段锦", "智能手机入门", "儿童书法", "急救入门"].map((title) => ({ title }));
  await (await as("fang")).adoptTermPlan({ body: { campusId, term: days.today.slice(0, 7), courses } });
  ids
    .set("campus", campusId)
    .set("venue", venues[0]?.venueId ?? "")
    .set("instructor", instructorId);
};

type Dates = { readonly firstDay: Day; readonly from: string; readonly to: string; readonly count: number };

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

type Offered = { readonly proposal: Proposal; readonly dates: Dates; readonly said?: number };

/** A course with its weekly sessions, that so many of the committee have said yes to; with all three it is open. */
export const tellCourse = async (
  { as, ids }: Estate,
  { proposal, dates, said = committee.length }: Offered,
): Promise<string> => {
  const ding = await as("ding");
  const [campusId = "", venueId = "", instructorId = ""] = ["campus", "venue", "instructor"].map((name) =>
    ids.get(name),
  );
  const { courseId } = (await ding.proposeCourse({ body: { campusId, ...proposal } })).body.course;
  const params = { courseId };
  const { firstDay, from, to, count } = dates;
  const slots = [{ weekday: weekdayOf(firstDay), from, to }];
  await ding.scheduleSessions({ params, body: { venueId, instructorIds: [instructorId], slots, firstDay, count } });
  for (const { persona } of committee.slice(0, said)) await (await as(persona)).approveCourse({ params, body: {} });
  if (said === committee.length) await (await as("fang")).openEnrolment({ params, body: {} });
  return courseId;
};

export const tellUniversity: Chapter = async function* (estate) {
  yield estate.days.atWork(-50, "14:00");
  await tellCampus(estate);
};
