import { expect, it } from "vitest";
import { coursesMoments as courses } from "#services/courses/messages.ts";
import { employmentMoments as employment } from "#services/employment/messages.ts";
import { mediationMoments as mediation } from "#services/mediation/messages.ts";
import { meetingsMoments as meetings } from "#services/meetings/messages.ts";

type Row = { readonly when?: (happened: never) => boolean };

const withDemand = (demand: object) => ({ status: "accepted", demands: [{ demandId: "dem_1", ...demand }] });
const ledBy = (personId: string) => ({ status: "accepted", lead: { personId } });
const withAction = (action: object) => ({ issue: { actions: [{ actionId: "act_1", leadId: "per_1", ...action }] } });
const assigned = { actionId: "act_1", leadId: "per_1" };

/** What waits for somebody's answer: as things are when the fact is heard in time, and when it is heard too late. */
const late: Readonly<Record<string, readonly [row: Row, data: object, inTime: object, tooLate: object]>> = {
  "an offered seat": [courses.offered, {}, { status: "offered" }, { status: undefined }],
  "a consent": [courses.consentNeeded, { confirmed: false }, { status: "held" }, { status: "confirmed" }],
  "who leads, for the disputants": [mediation.leadNamed, { mediatorId: "per_1" }, ledBy("per_1"), ledBy("per_2")],
  "who leads, for the lead": [mediation.leadTaken, { mediatorId: "per_1" }, ledBy("per_1"), ledBy("per_2")],
  "a demand": [mediation.demandRaised, { demandId: "dem_1" }, withDemand({}), withDemand({ answer: {} })],
  "an outcome": [mediation.fulfilled, {}, { status: "in-fulfilment" }, { status: "resolved" }],
  "an action": [meetings.actionAssigned, assigned, withAction({ status: "assigned" }), withAction({ leadId: "per_2" })],
  "an action that is due": [
    meetings.actionReminded,
    assigned,
    withAction({ status: "accepted" }),
    withAction({ status: "done" }),
  ],
  minutes: [
    meetings.minutesDrafted,
    {},
    { meeting: { status: "minutes-draft" } },
    { meeting: { status: "published" } },
  ],
  "an offer of work": [employment.offered, { to: "offered" }, { status: "offered" }, { status: "withdrawn" }],
};

it.each(Object.entries(late))("%s is told of while it waits, and no more once it does not", (_, told) => {
  const [row, data, inTime, tooLate] = told;
  const isTold = (found: object) => row.when?.({ found, data } as never);
  expect([isTold(inTime), isTold(tooLate)]).toEqual([true, false]);
});
