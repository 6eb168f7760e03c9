import type { Heard } from "#shared/events/consumer.ts";
import { ask, linkIssue, noteResolution } from "../domain/inquiry.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const linkToIssue = ({ event, table, command }: Heard<typeof mediationReactions.linkIssueWhenCaseLinked>) => {
  const { caseId, issueId } = event.data;
  return caseStore(table).decide(caseId, command, (current) => linkIssue(current, issueId));
};

export const noteAdopted = async ({
  event,
  table,
  command,
}: Heard<typeof mediationReactions.noteResolutionWhenAdopted>) => {
  const { caseIds, issueId, resolutionId } = event.data;
  const resolution = { issueId, resolutionId, adoptedAt: event.time };
  for (const caseId of caseIds)
    await caseStore(table).decide(caseId, command, (current) => noteResolution(current, resolution));
};

export const askDisputants = async ({
  event,
  table,
  now,
  command,
  community,
}: Heard<typeof mediationReactions.askDisputantsWhenIssueVerified>) => {
  const { caseIds, issueId } = event.data;
  if ("verified" in event.data && !event.data.verified) return;
  const { policy } = await community();
  for (const caseId of caseIds)
    await caseStore(table).decide(caseId, command, (current) => ask(current, { issueId, at: now, policy }));
};
