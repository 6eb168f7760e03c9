import { meetingsRoutes as r } from "#services/meetings/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";

const fang = { as: "fang" };
const unknownIssue = { params: { issueId: `iss_${"a".repeat(20)}` } };

const raised = async (town: Town, idempotencyKey: string, title: string): Promise<string> => {
  const { body } = await (await town.as("luo")).raiseIssue({ body: { title }, idempotencyKey });
  return body.issue.issueId;
};

/** What is proposed, admitted, rejected and merged; answers the one that stays. */
export const playProposals = async (town: Town, example: Play): Promise<string> => {
  const body = { title: "快递柜占用通道", description: "晚高峰过不去人" };
  type Raised = { readonly issue: { readonly issueId: string } };
  const nobodys = { as: "admin-yangguang" };
  const { issue } = await example<Raised>(r.raiseIssue, { as: "luo", body }, { body: { title: "" } }, nobodys);
  const params = { issueId: issue.issueId };
  await example(r.listIssues, { as: "tang", query: { status: "candidate" } }, { query: { limit: 0 } }, { as: "zhao" });
  await example(r.getIssue, { as: "tang", params }, { params: { issueId: "7" } }, unknownIssue);
  await example(r.admitIssue, { ...fang, params, body: {} }, { body: { kind: "easy" } }, { as: "luo" });
  const rejected = { ...fang, params: { issueId: await raised(town, "to reject", "免除物业费") } };
  await example(r.rejectIssue, { ...rejected, body: { reason: "不属联席会议" } }, { body: {} }, { as: "luo" });
  const merging = { ...fang, params: { issueId: await raised(town, "to merge", "快递柜太多") } };
  const itself = { body: { intoIssueId: merging.params.issueId } };
  await example(r.mergeIssue, { ...merging, body: { intoIssueId: issue.issueId } }, itself, { as: "luo" });
  await example(r.getNextAgenda, { as: "tang" }, { query: { limit: 0 } }, { as: "zhao" });
  return issue.issueId;
};

/** An issue that was left undecided is explained, and in the end referred up. */
export const playLongOpen = async (town: Town, example: Play, issueId: string): Promise<void> => {
  const params = { issueId };
  const explanation = { ...fang, params, body: { text: "场地方案仍在协商" } };
  await example(r.explainIssue, explanation, { body: {} }, { as: "luo" });
  const tighter = { params: { key: "daysToExplain" }, body: { value: 1 }, idempotencyKey: "tighter" };
  await (await town.as("admin-yangguang")).setPolicyRow(tighter);
  town.clock.advance(1);
  const referral = { ...fang, params, body: { explanation: "须街道出面协调" } };
  await example(r.referIssueUp, referral, { body: {} }, { as: "luo" });
};

/** An action goes to another lead, and back to the first. */
const playHandover = async (town: Town, example: Play, actionId: string): Promise<void> => {
  const params = { actionId };
  const [tang, ding] = [await town.idOf("tang"), await town.idOf("ding")];
  const reason = "管家休假";
  await example(
    r.reassignAction,
    { ...fang, params, body: { leadId: tang, reason } },
    { body: { leadId: tang } },
    { as: "luo" },
  );
  const back = { leadId: ding, reason: "管家已返岗" };
  await (await town.as("fang")).reassignAction({ params, body: back, idempotencyKey: "back" });
};

/** What a person was given to do, done, sent back, done again and looked at; with the last one the cases are asked. */
export const playActions = async (town: Town, example: Play, actionIds: readonly string[]): Promise<void> => {
  const [first = "", second = ""] = actionIds;
  const ding = { as: "ding", params: { actionId: first } };
  const other = { as: "qin" };
  await example(r.listActions, { as: "ding" }, { query: { person: "ding" } }, { as: "zhao" });
  await playHandover(town, example, first);
  await example(r.acceptAction, { ...ding, body: {} }, { body: { gladly: true } }, other);
  await example(r.reportProgress, { ...ding, body: { text: "已下单" } }, { body: {} }, other);
  await example(r.explainAction, { ...ding, body: { reason: "等待供货" } }, { body: {} }, other);
  const done = { params: { actionId: first }, body: { evidence: "现场照片" } };
  await example(r.reportActionDone, { ...ding, body: done.body }, { body: {} }, other);
  const luo = { as: "luo", params: { actionId: first } };
  await example(r.returnAction, { ...luo, body: { reason: "雨棚未装" } }, { body: {} }, { as: "ding" });
  await (await town.as("ding")).reportActionDone({ ...done, idempotencyKey: "done again" });
  await example(r.verifyAction, { ...luo, body: {} }, { body: { ok: true } }, { as: "ding" });
  const params = { actionId: second };
  await (await town.as("luo")).acceptAction({ params, body: {}, idempotencyKey: "accept" });
  const evidence = { evidence: "已张贴告示" };
  await (await town.as("luo")).reportActionDone({ params, body: evidence, idempotencyKey: "done" });
  await (await town.as("ding")).verifyAction({ params, body: {}, idempotencyKey: "verify" });
  await town.drain();
};
