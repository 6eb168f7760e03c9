import { meetingsRoutes as r } from "#services/meetings/routes.ts";
import type { Town } from "../../town/town.ts";
import { nobody, type Play } from "../scenes.ts";

const fang = { as: "fang" };
const outsider = { as: "zhao" };

const rule = { on: { nth: "second", weekday: "thursday" }, at: "19:30", minutes: 120 };
const labels = [
  { label: "社区工作者", side: "community" },
  { label: "物业管家", side: "property" },
  { label: "业主代表", side: "residents" },
];

type Started = { readonly seriesId: string };
type Seated = { readonly seats: { readonly seatId: string; readonly personId: string }[] };

/** The body of three sides and its seats. */
export const playSeries = async (town: Town, example: Play): Promise<string> => {
  const body = { name: "月度联席会议", place: "社区会议室", rule, labels };
  const wrong = { body: { ...body, rule: { ...rule, on: { day: 31 }, months: [4] } } };
  const { seriesId } = await example<Started>(r.startSeries, { ...fang, body }, wrong, { as: "qin" });
  const params = { seriesId };
  await example(r.listSeries, { as: "tang" }, { query: { limit: 0 } }, outsider);
  await example(r.getSeries, { as: "tang", params }, { params: { seriesId: "1" } }, outsider);
  const seat = { personId: await town.idOf("fang"), name: "方社工", label: "社区工作者" };
  const unknown = { body: { ...seat, personId: nobody } };
  await example(r.seatInSeries, { ...fang, params, body: seat }, { body: { ...seat, label: "村民" } }, unknown);
  const others = [
    { persona: "ding", name: "丁管家", label: "物业管家" },
    { persona: "luo", name: "罗女士", label: "业主代表" },
    { persona: "tang", name: "唐先生", label: "业主代表" },
  ];
  for (const { persona, ...given } of others) {
    const more = { ...given, personId: await town.idOf(persona) };
    await (await town.as("fang")).seatInSeries({ params, body: more, idempotencyKey: `seat ${persona}` });
  }
  await example(r.approveSeries, { as: "ding", params, body: {} }, { body: { side: "residents" } }, outsider);
  await (await town.as("luo")).approveSeries({ params, body: {}, idempotencyKey: "yes of luo" });
  const bySeries = { as: "tang", query: { seriesId } };
  await example(r.listSeats, bySeries, { query: { seriesId: "1" } }, { query: { seriesId: `ser_${"a".repeat(20)}` } });
  const { seats } = (await (await town.as("fang")).getSeries({ params })).body as Seated;
  const end = { ...fang, params: { seatId: seats.at(-1)?.seatId ?? "" }, body: {} };
  await example(r.endSeriesSeat, end, { body: { soon: true } }, { as: "qin" });
  return seriesId;
};

/** Somebody who sits for the property at this meeting, and leaves the estate afterwards. */
export const seatDeputy = async (town: Town, seriesId: string): Promise<string> => {
  const registration = { body: { name: "邓管家" }, idempotencyKey: "deputy" };
  const admin = await town.as("admin-yangguang");
  const { personId } = (await admin.registerPerson(registration)).body;
  const claim = { params: { personId }, body: {}, idempotencyKey: "code of the deputy" };
  const { code } = (await admin.issueClaimCode(claim)).body;
  await (await town.as("deng", "yangguang-huayuan")).claimPerson({
    body: { personId, code },
    idempotencyKey: "claim of the deputy",
  });
  const grant = { body: { personId, role: "property-staff" as const }, idempotencyKey: "deputy of the company" };
  await admin.grantRole(grant);
  await town.drain();
  const body = { personId, name: "邓管家", label: "物业管家" };
  await (await town.as("fang")).seatInSeries({ params: { seriesId }, body, idempotencyKey: "seat deputy" });
  return personId;
};

/** A calendar that follows the meetings, until its owner ends it. */
export const playFeed = async (example: Play, seriesId: string): Promise<void> => {
  type Opened = { readonly feed: { readonly feedId: string }; readonly path: string };
  const opening = { as: "luo", params: { seriesId }, body: {} };
  const { feed, path } = await example<Opened>(r.openMeetingFeed, opening, { body: { for: "me" } }, outsider);
  const params = { feedId: feed.feedId, code: path.split("/").at(-1) ?? "" };
  const wrongCode = { params: { ...params, code: "a".repeat(26) } };
  await example(r.listMeetingFeeds, { as: opening.as }, { query: { limit: 0 } }, outsider);
  await example(r.readMeetingFeed, { params }, { query: { page: 2 } }, wrongCode);
  const closing = { as: "luo", params: { feedId: feed.feedId }, body: {} };
  await example(r.closeMeetingFeed, closing, { body: { why: "x" } }, { as: "qin" });
};

type Begun = { readonly subscriptionId: string };

/** Somebody without a seat follows the body. */
const playSubscription = async (example: Play, seriesId: string): Promise<void> => {
  const beginning = { as: "sun", params: { seriesId }, body: {} };
  await example<Begun>(r.subscribeToSeries, beginning, { body: { for: "me" } }, outsider);
  await example(r.listSubscriptions, { as: "sun" }, { query: { limit: 0 } }, outsider);
};

/** They have read enough. */
export const playSubscriptionEnd = async (town: Town, example: Play): Promise<void> => {
  const { items } = (await (await town.as("sun")).listSubscriptions({})).body;
  const params = { subscriptionId: items[0]?.subscriptionId ?? "" };
  await example(r.endSubscription, { as: "sun", params, body: {} }, { body: { why: "x" } }, { as: "qin" });
};

type Planned = { readonly meetingId: string; readonly startsAt: string };

/** Two meetings: the first is held, the second is put off, and falls away. */
export const playTimes = async (example: Play, seriesId: string): Promise<Planned> => {
  const params = { seriesId };
  const soon = { body: { startsAt: "soon" } };
  const planned = await example<Planned>(r.scheduleMeeting, { ...fang, params, body: {} }, soon, { as: "qin" });
  await playFeed(example, seriesId);
  await playSubscription(example, seriesId);
  return planned;
};

export const playSecond = async (town: Town, example: Play, seriesId: string): Promise<void> => {
  const another = { params: { seriesId }, body: {}, idempotencyKey: "second" };
  const { meetingId, startsAt } = (await (await town.as("fang")).scheduleMeeting(another)).body;
  const second = { ...fang, params: { meetingId } };
  const refused = { as: "luo" };
  await example(r.collectIssues, { ...second, body: {} }, { body: { now: true } }, refused);
  await example(r.postponeMeeting, { ...second, body: { reason: "台风预警" } }, { body: {} }, refused);
  const later = new Date(Date.parse(startsAt) + 7 * 86_400_000).toISOString();
  const past = { body: { startsAt: "2020-01-01T00:00:00.000Z" } };
  await example(r.rescheduleMeeting, { ...second, body: { startsAt: later } }, past, refused);
  await example(r.cancelMeeting, { ...second, body: { reason: "并入下月" } }, { body: {} }, refused);
};
