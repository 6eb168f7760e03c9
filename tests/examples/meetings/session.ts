import { meetingsRoutes as r } from "#services/meetings/routes.ts";
import type { Town } from "../../town/town.ts";
import { nobody, type Play } from "../scenes.ts";

const fang = { as: "fang" };
const refused = { as: "luo" };

type Decided = { readonly issue: { readonly actions: { readonly actionId: string }[] } };

type Proposed = { readonly issue: { readonly proposed: { readonly resolutionId: string } } };
type Card = { readonly code: string };
type Before = { readonly issueId: string; readonly meetingId: string; readonly deputy: string };

/** A text is put before the meeting; each side says yes itself, one by the digits of a chair card; it is resolved. */
const playResolution = async (town: Town, example: Play, before: Before, actions: readonly object[]) => {
  const { issueId, meetingId, deputy } = before;
  const issue = { ...fang, params: { issueId } };
  const text = { text: "夜间停机并加装隔声罩", actions };
  const put = await example<Proposed>(r.proposeResolution, { ...issue, body: text }, { body: { actions } }, refused);
  const { resolutionId } = put.issue.proposed;
  const chair = { ...fang, params: { meetingId }, body: { personId: deputy } };
  const standing = { body: { personId: nobody } };
  const { code } = await example<Card>(r.printChairCard, chair, { body: {} }, standing);
  const own = { as: "luo", params: { issueId }, body: { resolutionId } };
  await example(r.concurInResolution, own, { body: {} }, { as: "tang" });
  const convener = await town.as("fang");
  await convener.concurInResolution({ ...own, idempotencyKey: "yes of fang" });
  const byCard = { resolutionId, chairCard: { personId: deputy, code } };
  await (await town.as("luo")).concurInResolution({ ...own, body: byCard, idempotencyKey: "yes by card" });
  const body = { resolutionId, ifSideMissing: "refuse" };
  return example<Decided>(r.resolveIssue, { ...issue, body }, { body: { ifSideMissing: "x" } }, refused);
};

/** A meeting from its agenda to its end; answers the actions that it gave. */
export const playSession = async (
  town: Town,
  example: Play,
  { meetingId, startsAt, deputy }: { readonly meetingId: string; readonly startsAt: string; readonly deputy: string },
  issueId: string,
): Promise<readonly string[]> => {
  const meeting = { ...fang, params: { meetingId } };
  await example(r.publishAgenda, { ...meeting, body: {} }, { body: { urgency: {} } }, refused);
  await example(r.getAgenda, { ...meeting, query: { limit: 5 } }, { query: { limit: 0 } }, { as: "zhao" });
  town.clock.set(startsAt);
  await example(r.openMeeting, { ...meeting, body: {} }, { body: { early: true } }, refused);
  const arrival = { personId: await town.idOf("fang"), name: "方社工" };
  const unknown = { body: { ...arrival, personId: nobody } };
  await example(r.arriveAtMeeting, { ...meeting, body: arrival }, { body: { ...arrival, name: "" } }, unknown);
  const others = [
    { personId: deputy, name: "邓管家" },
    { personId: await town.idOf("luo"), name: "罗女士" },
    { personId: await town.idOf("yu"), name: "余调解员" },
  ];
  for (const body of others) {
    const params = { meetingId };
    await (await town.as("fang")).arriveAtMeeting({ params, body, idempotencyKey: `arrive ${body.personId}` });
  }
  const leaving = { ...meeting, body: { personId: await town.idOf("yu") } };
  await example(r.leaveMeeting, leaving, { body: {} }, { body: { personId: await town.idOf("qin") } });
  const issue = { ...fang, params: { issueId } };
  await example(r.discussIssue, { ...issue, body: { text: "物业愿另选位置" } }, { body: {} }, refused);
  const actions = [
    { text: "安装隔声罩", sides: ["property"], leadId: await town.idOf("ding"), dueOn: "2026-06-01" },
    { text: "告知邻居", sides: ["residents"], leadId: await town.idOf("luo"), dueOn: "2026-06-01" },
  ];
  const decided = await playResolution(town, example, { issueId, meetingId, deputy }, actions);
  await example(r.closeMeeting, { ...meeting, body: {} }, { body: { all: true } }, refused);
  await example(r.getMeeting, { as: "tang", params: { meetingId } }, { params: { meetingId: "1" } }, { as: "zhao" });

  await example(r.listPublicMeetings, {}, { query: { limit: 0 } }, { params: { community: "nowhere" } });
  await example(r.listMeetings, { as: "tang" }, { query: { month: "2026-13" } }, { as: "zhao" });
  return decided.issue.actions.map(({ actionId }) => actionId);
};

type Held = { readonly meetingId: string; readonly seriesId: string; readonly deputy: string };

/** The property's deputy moves out, and nobody sits for that side any more. */
const leaveSide = async (town: Town, { seriesId, deputy }: Held): Promise<void> => {
  const moving = { params: { personId: deputy }, body: {}, idempotencyKey: "deputy leaves" };
  await (await town.as("admin-yangguang")).moveOutPerson(moving);
  const fang = await town.as("fang");
  const { seats } = (await fang.getSeries({ params: { seriesId } })).body;
  const seatId = seats.find(({ name }) => name === "丁管家")?.seatId ?? "";
  await fang.endSeriesSeat({ params: { seatId }, body: {}, idempotencyKey: "seat of ding" });
  await town.drain();
};

/** The minutes: written, amended, revised, confirmed by each side that has somebody, published without a name. */
export const playMinutes = async (town: Town, example: Play, held: Held): Promise<void> => {
  const { meetingId } = held;
  const params = { meetingId };
  const meeting = { ...fang, params };
  const text = "三方到场，决定夜间停机并加装隔声罩。邓管家负责。";
  await example(r.draftMinutes, { ...meeting, body: { text } }, { body: {} }, refused);
  await example(r.getMinutes, meeting, { query: { revision: 1 } }, { as: "tang" });
  type Amended = { readonly minutes: { readonly amendments: { readonly amendmentId: string }[] } };
  const amendment = { as: "luo", params, body: { text: "请写明停机时段" } };
  const amended = await example<Amended>(r.amendMinutes, amendment, { body: {} }, { as: "tang" });
  const takes = amended.minutes.amendments.map(({ amendmentId }) => amendmentId);
  const revision = { baseRevision: 1, text: `${text}停机时段为22时至6时。`, takes };
  const stale = { body: { ...revision, baseRevision: 9 } };
  await example(r.reviseMinutes, { ...meeting, body: revision }, { body: { ...revision, text: "" } }, stale);
  town.clock.advance(3 * 24 * 60);
  const confirmation = { ...meeting, body: { revision: 2 } };
  await example(r.confirmMinutes, confirmation, { body: { revision: 0 } }, { as: "tang" });
  await (await town.as("luo")).confirmMinutes({ params, body: { revision: 2 }, idempotencyKey: "confirm luo" });
  await leaveSide(town, held);
  const excuse = { revision: 2, side: "property", reason: "物业代表已离开，席位暂缺" };
  await example(r.excuseSide, { ...meeting, body: excuse }, { body: { ...excuse, reason: "" } }, refused);
  const publication = { ...meeting, body: { text: "三方到场，决定夜间停机并加装隔声罩。" } };
  await example(r.publishMinutes, publication, { body: {} }, { body: { text } });
  const none = { params: { meetingId: `mtg_${"a".repeat(20)}` } };
  await example(r.listPublicMinutes, {}, { query: { limit: 0 } }, { params: { community: "nowhere" } });
  await example(r.readPublicMinutes, { params }, { query: { page: 2 } }, none);
  const month = town.clock.now().slice(0, 7);
  await example(r.getMeetingNumbers, { as: "tang", query: { month } }, { query: {} }, { as: "zhao" });
};
