import { Refusal, refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { Companion } from "#shared/table/entity.ts";
import { fitting, mostOverdue, mustBePublishable, place, publishAgenda as publish } from "../domain/meeting/agenda.ts";
import { meetingLifecycle } from "../domain/meeting/meeting.ts";
import { meetingView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";

const atOnce = 10;

/** Said before any issue is placed: the meeting's own commit, which says it too, comes last. */
const mustBeAsRead = (
  { version }: { readonly version: number },
  { expects }: { readonly expects?: number | undefined },
) => {
  if (expects !== undefined && expects !== version) refuse("version-conflict", { version });
};

/**
 * Puts every open issue on the agenda, each by its own commit that holds only while the meeting is still collecting,
 * and then freezes it: so an issue is on one agenda only, and 250 of them need no commit of 250. What a crash left
 * half placed is finished by the next attempt, and an attempt that another overtook neither places nor freezes: what is
 * counted is all there is.
 */
export const publishAgenda = endpoint(
  meetingsRoutes.publishAgenda,
  async ({ params, body, caller, community, command, now, table }) => {
    const { meetingId } = params;
    const { policy } = community;
    const [meetings, issues] = [meetingStore(table), issueStore(table)];
    const before = await meetings.get(meetingId);

    const stillCollecting: Companion = {
      write: {
        check: meetings.stateKey(meetingId),
        when: [{ path: ["state", "status"], is: "equals", value: "collecting" }],
      },
      refusal: new Refusal("wrong-state", { state: "agenda-published", allowedVerbs: [] }),
    };
    const placeOne = (issueId: string, also: readonly Companion[]) =>
      issues.decide(issueId, { ...command, expects: undefined }, (current) => {
        const placed = place(current, { meetingId, at: now, policy });
        return placed && { ...placed, also };
      });

    const placeAll = async (): Promise<Companion> => {
      mustBeAsRead(before, command);
      const taken = await issues.agenda(meetingId);
      const open = fitting(await issues.pool(), taken.length);
      mustBePublishable(before.state, { at: now, urgency: body.urgency }, open, policy);
      const refusal = new Refusal("version-conflict", { version: before.version });
      const notOvertaken: Companion = { write: await meetings.attempt(meetingId), refusal };
      for (let at = 0; at < open.length; at += atOnce) {
        const some = open.slice(at, at + atOnce);
        await Promise.all(some.map(({ issueId }) => placeOne(issueId, [stillCollecting, notOvertaken])));
      }
      return notOvertaken;
    };
    const also = meetingLifecycle.can("publishAgenda", before.state) ? [await placeAll()] : [];
    const [items, overdue] = [await issues.agenda(meetingId), await issues.overdue({ limit: mostOverdue })];
    const overdueActionIds = overdue.items.map(({ actionId }) => actionId);
    const { state, ...outcome } = await meetings.decide(meetingId, command, (current) => ({
      ...publish(current, { by: caller, at: now, urgency: body.urgency, items, overdueActionIds }),
      also,
    }));
    return { body: meetingView(state, caller), subject: state, ...outcome };
  },
);
