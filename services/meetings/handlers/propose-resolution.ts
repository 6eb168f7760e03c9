import { actingPerson, mustSpeakThemselves } from "#shared/domain/caller.ts";
import { dayIn, plusMinutes } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { mustBeOfSide } from "#shared/domain/standing.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { codeStore } from "#shared/people/codes.ts";
import { standingIn, standingKey, standingsAmong } from "#shared/people/standing.ts";
import { canAct } from "../domain/action/lead.ts";
import { type Issue, pendingPlacement } from "../domain/issue/issue.ts";
import { concur, propose } from "../domain/issue/propose.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { printChairCard as print } from "../domain/meeting/open.ts";
import { meetingsRoutes as routes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seatedKey, seatOn, sideOn } from "../store/seats-store.ts";
import { inMeeting, unchanged } from "./in-meeting.ts";

/** Who is to lead an action is known here and can act. */
export const proposeResolution = endpoint(routes.proposeResolution, (call) => {
  const { body, caller, community, command, now, table } = call;
  const leadIds = [...new Set(body.actions.map(({ leadId }) => leadId))];
  return inMeeting(
    call,
    (current, found, items) => {
      const standings = standingsAmong(items);
      const unknown = body.actions.findIndex(({ leadId }) => !canAct(standings.get(leadId)));
      if (unknown >= 0) refuseField(`/actions/${unknown}/leadId`, "unknown-person");
      const act = { by: caller, at: now, community, commandId: command.id };
      return { ...propose(current, { ...body, ...act, meeting: found?.state }), also: unchanged(call, found) };
    },
    async () => leadIds.map((leadId) => standingKey(table.scope, leadId)),
  );
});

/** Where the six digits of a chair card are kept: with the meeting, for the person whose chair it is. */
const chairCode = (meetingId: string, personId: string) => ({
  thing: ["MEETING", meetingId] as const,
  purpose: `chair ${personId}`,
  verbs: ["concur"] as const,
});

/** It opens nothing a day after the meeting. */
const expiryOf = ({ endsAt }: Meeting): string => plusMinutes(endsAt, 24 * 60);

/** The card of somebody's chair: who has no phone says yes by its six digits, typed at the table. */
export const printChairCard = endpoint(routes.printChairCard, async (call) => {
  const { params, body, caller, community, command, newCode, now, table } = call;
  const { personId } = body;
  const code = shortCodeOf(newCode("chair"));
  const { thing, purpose, verbs } = chairCode(params.meetingId, personId);
  const { state, ...outcome } = await meetingStore(table).decide(
    params.meetingId,
    command,
    (current, [seated]) => {
      const side = sideOn(seated, current.seriesId, dayIn(community.timeZone, now));
      if (!side) refuseField("/personId", "not-seated");
      const issued = codeStore(table).issue(thing, purpose, { code, verbs, expiresAt: expiryOf(current) });
      return { ...print(current, { by: caller, at: now, personId }), also: [{ write: issued }] };
    },
    [seatedKey(table.scope, personId)],
  );
  if (outcome.replayed) await codeStore(table).mustStillOpen({ thing, purpose }, code);
  return { body: { personId, code, expiresAt: expiryOf(state) }, ...outcome };
});

type TypedYes = Call<typeof routes.concurInResolution>;

/** A yes that stands needs no code: who sends it again is told what came of it. */
const isSaidAlready = (issue: Issue, personId: string): boolean =>
  issue.status === "on-agenda" &&
  Object.values(issue.proposed?.concurrences ?? {}).some((yes) => yes.personId === personId);

/** Whose yes it is: the caller's own, or that of the person whose card it is. */
const speakerOf = async ({ body, caller, now, table }: TypedYes, issue: Issue) => {
  const { meetingId } = pendingPlacement(issue) ?? {};
  const { chairCard } = body;
  if (!chairCard || !meetingId) return { ...actingPerson(caller), how: "signed-in" as const, pointer: "" };
  const { personId, code } = chairCard;
  const { thing, purpose } = chairCode(meetingId, personId);
  if (!isSaidAlready(issue, personId)) await codeStore(table).mustOpen(thing, purpose, { code, verb: "concur", now });
  return { personId, how: "chair-card" as const, pointer: "/chairCard/personId" };
};

/** The seat and the side of who says yes are read beside the issue; deciding looks at both once more. */
export const concurInResolution = endpoint(routes.concurInResolution, async (call) => {
  const { params, body, caller, community, now, table } = call;
  const { state: before } = await issueStore(table).get(params.issueId);
  const { personId, how, pointer } = await speakerOf(call, before);
  return inMeeting(
    call,
    (current, found, [seated, standing]) => {
      const seat = seatOn(seated, found?.state.seriesId ?? "", dayIn(community.timeZone, now));
      const { side, seatId } = seat ?? refuse("role-not-allowed");
      mustBeOfSide(standingIn(standing), { side, now, pointer });
      if (how === "signed-in") mustSpeakThemselves(caller, side);
      const { resolutionId } = body;
      const told = { by: caller, at: now, meeting: found?.state, resolutionId, personId, how };
      return concur(current, { ...told, seat: { personId, side, seatId } });
    },
    async () => [seatedKey(table.scope, personId), standingKey(table.scope, personId)],
  );
});
