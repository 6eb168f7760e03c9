import { dangerOverdue, dangerRaised, dangerReported } from "#shared/contracts/mediation-dangers.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreportedDangers } from "./domain/danger.ts";
import type { Watched } from "./flows/watching-people.ts";

/** A danger of a case, and who answers for it. */
const danger = momentsOf<Watched>("danger", "caseId", "case");

const about = ({ subject: { number, place }, danger: { kind } }: Watched) => ({
  number,
  building: place.building,
  danger: kind,
});

const isWaiting = ({ found }: { readonly found: Watched }): boolean => found.danger.reports.length === 0;

/** Whether who raised it answers for it, too. */
const isAmong = ({ danger: { by }, people }: Watched): boolean => by !== undefined && people.includes(by);

/** The moments of danger: they wait neither for the morning nor for other messages. */
export const dangerMoments = {
  dangerRaised: danger(dangerRaised, {
    kind: "task",
    when: isWaiting,
    tell: ({ found }) => found.people,
    params: ({ found }) => about(found),
    dueAt: ({ found }) => found.danger.reportDueAt,
    urgent: () => true,
    calls: ["reportDanger"],
  }),
  dangerOverdue: danger(dangerOverdue, {
    kind: "task",
    when: isWaiting,
    tell: ({ found }) => found.people,
    params: ({ found, data }) => ({ ...about(found), minutes: data.allowedMinutes }),
    urgent: () => true,
    calls: ["reportDanger"],
  }),
  /** As long as another danger waits, what was said of the first holds for that. */
  dangerReported: danger(dangerReported, {
    kind: "news",
    when: ({ found }) => unreportedDangers(found.subject).length === 0,
    tell: ({ found }) => found.people,
    params: ({ found, data }) => ({ ...about(found), reportedTo: data.reportedTo }),
    overtakes: ["dangerRaised", "dangerOverdue"],
  }),
  dangerPassedOn: danger(dangerReported, {
    kind: "news",
    tell: ({ found }) => (isAmong(found) ? [] : [found.danger.by]),
    params: ({ found, data }) => ({ ...about(found), reportedTo: data.reportedTo }),
  }),
};
