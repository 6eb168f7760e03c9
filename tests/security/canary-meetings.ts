import { jointMeeting, openedMeeting, resolved } from "../town/meetings.ts";
import type { Town } from "../town/town.ts";

const canary = "金丝雀canary";

/** A meeting in which everything that can be written is. */
export const playMeeting = async (town: Town): Promise<void> => {
  const seriesId = await jointMeeting(town);
  const luo = await town.as("luo");
  const raised = await luo.raiseIssue({ body: { title: canary, description: canary } });
  const params = { issueId: raised.body.issue.issueId };
  const other = (await luo.raiseIssue({ body: { title: canary } })).body.issue.issueId;
  const fang = await town.as("fang");
  await fang.admitIssue({ params, body: { title: canary } });
  await fang.explainIssue({ params, body: { text: canary } });
  await fang.rejectIssue({ params: { issueId: other }, body: { reason: canary } });
  const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
  const later = await town.as("fang");
  const guest = { personId: await town.idOf("yu"), name: canary };
  await later.arriveAtMeeting({ params: { meetingId }, body: guest });
  await later.discussIssue({ params, body: { text: canary } });
  const action = { text: canary, sides: ["property" as const], leadId: await town.idOf("ding"), dueOn: "2030-01-01" };
  const decided = await resolved(town, params.issueId, { text: canary, actions: [action] });
  const { issue } = decided.body;
  const actionId = ("actions" in issue ? issue.actions[0]?.actionId : undefined) ?? "";
  const ding = await town.as("ding");
  const handover = { leadId: await town.idOf("yu"), reason: canary };
  await later.reassignAction({ params: { actionId }, body: handover });
  await later.reassignAction({ params: { actionId }, body: { ...handover, leadId: await town.idOf("ding") } });
  await ding.acceptAction({ params: { actionId }, body: {} });
  await ding.reportProgress({ params: { actionId }, body: { text: canary } });
  await ding.explainAction({ params: { actionId }, body: { reason: canary } });
  await ding.reportActionDone({ params: { actionId }, body: { evidence: canary } });
  await later.returnAction({ params: { actionId }, body: { reason: canary } });
  await later.closeMeeting({ params: { meetingId }, body: {} });
  await later.draftMinutes({ params: { meetingId }, body: { text: canary } });
  await (await town.as("luo")).amendMinutes({ params: { meetingId }, body: { text: canary } });
  const revision = { baseRevision: 1, text: canary, takes: [], declines: [] };
  await later.reviseMinutes({ params: { meetingId }, body: revision });
  await later.publishMinutes({ params: { meetingId }, body: { text: canary } }).catch(() => undefined);
  const path = `/v1/public/communities/yangguang-huayuan/meetings/minutes/${meetingId}`;
  await town.send(undefined, "GET", path);
};
