import { mediationRoutes } from "#services/mediation/routes.ts";
import { meetingsRoutes as r } from "#services/meetings/routes.ts";
import type { Town } from "../../town/town.ts";
import { codeFor } from "../links.ts";
import type { Play } from "../scenes.ts";
import { playActions, playLongOpen, playProposals } from "./issues.ts";
import { playSecond, playSeries, playSubscriptionEnd, playTimes, seatDeputy } from "./series.ts";
import { playMinutes, playSession } from "./session.ts";

/** The joint meeting of the fictional estate: what it is asked, decides and leaves, and the answer of one in dispute. */
export const playMeetings = async (town: Town, example: Play): Promise<void> => {
  const seriesId = await playSeries(town, example);
  const fang = await town.as("fang");
  const candidates = (await fang.listIssues({ query: { status: "candidate" } })).body.items;
  const escalated = candidates.find(({ origin }) => origin === "case");
  const issueId = escalated?.issueId ?? "";
  const admission = { params: { issueId }, body: { title: "2栋天台风机" }, idempotencyKey: "admit the case" };
  await fang.admitIssue(admission);
  const undecided = await playProposals(town, example);
  const meeting = await playTimes(example, seriesId);
  const deputy = await seatDeputy(town, seriesId);
  const actionIds = await playSession(town, example, { ...meeting, deputy }, issueId);
  await playActions(town, example, actionIds);
  const trail = { as: "luo", params: { issueId }, query: { limit: 30 } };
  await example(r.getTrail, trail, { query: { limit: 0 } }, { as: "tang" });
  const { body } = await (await town.as("fang")).getIssue({ params: { issueId } });
  const params = { caseId: Object.keys(body.issue.cases)[0] ?? "" };
  const answer = { as: "jiang", params, body: { settled: true } };
  await example(mediationRoutes.answerInquiry, answer, { body: { settled: false } }, { as: "yu" });
  const { code } = await codeFor(town, "qin", "mediation.asked");
  const byCode = { params, code, body: { settled: true } };
  const wrong = { code: "a".repeat(26) };
  await example(mediationRoutes.answerInquiryByCode, byCode, { body: { settled: "yes" } }, wrong);
  await playMinutes(town, example, { ...meeting, seriesId, deputy });
  await playSubscriptionEnd(town, example);
  await playLongOpen(town, example, undecided);
  await playSecond(town, example, seriesId);
};
