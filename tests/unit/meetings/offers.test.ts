import { beforeAll, describe, expect, it } from "vitest";
import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import type { Series } from "#services/meetings/domain/series.ts";
import { meetings as service } from "#services/meetings/service.ts";
import { meetingStore } from "#services/meetings/store/meeting-store.ts";
import { seatedKey } from "#services/meetings/store/seats-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { standingKey } from "#shared/people/standing.ts";
import { stored } from "#shared/table/entity.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { toldBy } from "../told-verbs.ts";
import { actionInEach, closed, decided, issueInEach, opened, placed, proposed, verified } from "./issue-scenes.ts";
import {
  afterAmending,
  announced,
  begun,
  bystander,
  convener,
  inSession,
  meetingInEach,
  neighbour,
  person,
  series,
  sitting,
  standing,
  startsAt,
  steward,
} from "./scenes.ts";

const chair = person("chair", "residents-committee-worker");
const people = { convener, chair, steward, neighbour, bystander };
type Row = Partial<Record<keyof typeof people, string>>;

const table = scoped(sqliteStore(":memory:").table, communityScope("cn-north-1", "yangguang"));
const scope = table.scope;
const session = inSession();
const sitsAs = { convener: "community", steward: "property", neighbour: "residents" } as const;

beforeAll(async () => {
  const put = (key: Key, state: object) => table.write({ put: { ...key, state: stored(state), version: 1 } as Item });
  for (const who of Object.values(people)) await put(standingKey(scope, who.personId), standing(who));
  for (const [name, side] of Object.entries(sitsAs)) {
    const { personId } = people[name as keyof typeof sitsAs];
    const held = { seriesId: session.seriesId, side, from: "2026-03-01" };
    const seatId = sitting.find((each) => each.personId === personId && each.side === side)?.seatId ?? "";
    await put(seatedKey(scope, personId), { seats: { [seatId]: held } });
  }
  await put(meetingStore(table).stateKey(session.meetingId), session);
});

type Kind = keyof typeof service.offers;
type Thing = Issue | Meeting | Series;

const toldOf = toldBy(service);

const told = async (kind: Kind, thing: Thing, by: Caller, at = startsAt) => {
  const { allowedVerbs, allowedVerbsOf } = await toldOf(kind, thing, { by, at, table });
  return {
    whole: allowedVerbs.toSorted().join(" "),
    parts: Object.values(allowedVerbsOf ?? {})[0]
      ?.toSorted()
      .join(" "),
  };
};

const sorted = (row: Row) =>
  Object.fromEntries(
    Object.keys(people).map((name) => [
      name,
      (row[name as keyof typeof people] ?? "").split(" ").filter(Boolean).toSorted().join(" "),
    ]),
  );

const toldToEach = async (kind: Kind, thing: Thing, part: "whole" | "parts", at?: string) => {
  const each = await Promise.all(
    Object.entries(people).map(async ([name, who]) => [name, (await told(kind, thing, who, at))[part] ?? ""]),
  );
  return Object.fromEntries(each);
};

const forConveners = (verbs: string): Row => ({ convener: verbs, chair: verbs });

/** By hand: who may do what with an issue in which state. Whoever is not named may do nothing. */
const issues: Record<string, readonly [() => Issue, Row]> = {
  candidate: [issueInEach.candidate, forConveners("admitIssue rejectIssue mergeIssue")],
  open: [opened, forConveners("mergeIssue explainIssue")],
  "on-agenda": [placed, forConveners("explainIssue discussIssue proposeResolution")],
  proposed: [
    () => proposed(placed(), session, { agreeing: [] }),
    {
      convener: "explainIssue discussIssue proposeResolution resolveIssue concurInResolution",
      chair: "explainIssue discussIssue proposeResolution resolveIssue",
      steward: "concurInResolution",
      neighbour: "concurInResolution",
    },
  ],
  "said yes to by each side": [
    () => proposed(placed(), session),
    forConveners("explainIssue discussIssue proposeResolution resolveIssue"),
  ],
  "in-action": [decided, {}],
  verified: [verified, {}],
  closed: [closed, {}],
  rejected: [issueInEach.rejected, {}],
  merged: [issueInEach.merged, {}],
  "referred-up": [issueInEach["referred-up"], {}],
};

const leading = "reportProgress explainAction reportActionDone";
const reassigning = forConveners("reassignAction");
const looking = forConveners("verifyAction returnAction");

/** The same of an action that the steward leads. */
const actions: Record<keyof typeof actionInEach, Row> = {
  assigned: { ...reassigning, steward: "acceptAction explainAction" },
  accepted: { ...reassigning, steward: leading },
  "in-progress": { ...reassigning, steward: leading },
  done: { ...looking, neighbour: "verifyAction returnAction" },
  verified: {},
  returned: { ...reassigning, steward: leading },
};

const ahead = "postponeMeeting cancelMeeting";
const minutes = "reviseMinutes";

/** The same of a meeting. */
const meetings: Record<Meeting["status"], Row> = {
  scheduled: forConveners(`collectIssues ${ahead}`),
  collecting: forConveners(`publishAgenda ${ahead}`),
  "agenda-published": forConveners(`openMeeting printChairCard ${ahead}`),
  postponed: forConveners("rescheduleMeeting cancelMeeting"),
  cancelled: {},
  "in-session": forConveners("arriveAtMeeting leaveMeeting printChairCard closeMeeting"),
  closed: forConveners("draftMinutes"),
  "minutes-draft": {
    convener: `${minutes} amendMinutes`,
    chair: minutes,
    steward: "amendMinutes",
    neighbour: "amendMinutes",
  },
  "minutes-confirmed": forConveners("publishMinutes"),
  published: {},
};

describe("what somebody is offered", () => {
  it.each(Object.entries(issues))("of an issue: %s", async (_, [make, row]) => {
    expect(await toldToEach("issue", make(), "whole")).toEqual(sorted(row));
  });

  it.each(Object.entries(actions))("of an action: %s", async (status, row) => {
    const issue = actionInEach[status as keyof typeof actionInEach]();
    expect(await toldToEach("issue", issue, "parts")).toEqual(sorted(row));
  });

  it.each(Object.entries(meetings))("of a meeting: %s", async (status, row) => {
    const meeting = meetingInEach[status as Meeting["status"]]();
    expect(await toldToEach("meeting", meeting, "whole")).toEqual(sorted(row));
  });

  it("of minutes once the time to amend them is over", async () => {
    expect(await toldToEach("meeting", meetingInEach["minutes-draft"](), "whole", afterAmending)).toEqual(
      sorted({
        convener: `${minutes} confirmMinutes excuseSide`,
        chair: `${minutes} excuseSide`,
        steward: "confirmMinutes",
        neighbour: "confirmMinutes",
      }),
    );
  });

  it("of an agenda long before the meeting: it is not opened yet", async () => {
    const row = forConveners(`printChairCard ${ahead}`);
    expect(await toldToEach("meeting", announced(), "whole", "2026-03-11T11:30:00.000Z")).toEqual(sorted(row));
  });

  it("of a body that waits for a side, and of one that stands", async () => {
    const own = "seatInSeries endSeriesSeat subscribeToSeries openMeetingFeed";
    const all = {
      convener: own,
      chair: own,
      steward: "subscribeToSeries openMeetingFeed",
      neighbour: "subscribeToSeries openMeetingFeed",
      bystander: "subscribeToSeries openMeetingFeed",
    };
    const yes = "approveSeries subscribeToSeries openMeetingFeed";
    const waiting = { ...all, steward: yes, neighbour: yes, bystander: yes };
    expect(await toldToEach("series", begun(), "whole")).toEqual(sorted(waiting));
    const stands = forConveners(`${own} scheduleMeeting`);
    expect(await toldToEach("series", series(), "whole")).toEqual(sorted({ ...all, ...stands }));
  });
});
