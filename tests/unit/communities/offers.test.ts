import { beforeAll, describe, expect, it } from "vitest";
import { openSession } from "#services/communities/domain/assisted-session.ts";
import { requestExport } from "#services/communities/domain/data-export.ts";
import { requestErasure } from "#services/communities/domain/erasure.ts";
import { communities } from "#services/communities/service.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { beside, tableWith, verbsToldBy } from "../told-verbs.ts";
import * as a from "./made.ts";

const told = verbsToldBy(communities);
const worker = a.caller("worker", "residents-committee-worker");
const other = a.caller("other", "desk-operator");
const somebody = a.verified();
const self: Caller = { personId: somebody.personId, name: "王奶奶", grants: [{ role: "resident" }] };
const atDesk = beside(self, a.desk);
const people = { admin: a.admin, desk: a.desk, other, worker, resident: a.resident, self, atDesk };
type Row = Partial<Record<keyof typeof people, string>>;

let table: CommunityTable;
beforeAll(async () => {
  table = await tableWith();
});

const sorted = (verbs: string): string => verbs.split(" ").filter(Boolean).toSorted().join(" ");

const toldToEach = async (kind: string, thing: unknown): Promise<Record<string, string>> => {
  const each = Object.entries(people).map(async ([name, by]) => [
    name,
    sorted(await told(kind, thing, { by, at: a.at, table })),
  ]);
  return Object.fromEntries(await Promise.all(each));
};
const right = (row: Row): Record<string, string> =>
  Object.fromEntries(Object.keys(people).map((name) => [name, sorted(row[name as keyof typeof people] ?? "")]));

const kept = "verifyPerson correctPerson issueClaimCode moveOutPerson";
const own = "chooseAssist setPartyMembership";
const present: Row = {
  admin: `${kept} grantRole`,
  desk: kept,
  other: kept,
  worker: kept,
  self: own,
  atDesk: "chooseAssist correctPerson issueClaimCode moveOutPerson",
};

const community = { timeZone: "Asia/Shanghai", calendar: { "2026": { holidays: [], makeUpWorkdays: [] } }, policy: {} };
const asking = (by: Caller) => ({ by, at: a.at, personId: self.personId, commandId: "c", community });
const session = openSession({
  by: a.desk,
  at: a.at,
  commandId: "s",
  policy: {},
  personId: self.personId,
  person: { name: self.name },
  roles: [],
  identityCheck: "id-shown",
  paper: "identity-card",
  reason: "不会用手机",
}).state;

/** By hand: who may do what with a thing in which state. Whoever is not named may do nothing. */
const rows: readonly (readonly [title: string, kind: string, thing: () => unknown, row: Row])[] = [
  ["a person", "person", () => somebody, present],
  [
    "a person who moved out",
    "person",
    () => a.movedOut(somebody),
    {
      admin: "moveInPerson anonymisePerson",
      desk: "moveInPerson",
      other: "moveInPerson",
      worker: "moveInPerson",
      atDesk: "moveInPerson",
    },
  ],
  ["a person who is anonymous", "person", () => a.anonymised(), {}],
  [
    "what the desk asked to be given out",
    "export",
    () => requestExport(asking(atDesk)).state,
    { other: "releaseDataExport", worker: "releaseDataExport", self: "releaseDataExport" },
  ],
  ["what somebody asked to be given out themselves", "export", () => requestExport(asking(self)).state, {}],
  [
    "a removal that the desk asked for",
    "erasure",
    () => requestErasure(asking(atDesk)).state,
    {
      other: "releaseErasure",
      worker: "releaseErasure",
      self: "releaseErasure takeBackErasure",
      atDesk: "takeBackErasure",
    },
  ],
  [
    "a removal that somebody asked for themselves",
    "erasure",
    () => requestErasure(asking(self)).state,
    { self: "takeBackErasure", atDesk: "takeBackErasure" },
  ],
  ["a session", "session", () => session, { desk: "endAssistedSession", atDesk: "endAssistedSession" }],
  ["a session that is over", "session", () => ({ ...session, endedAt: a.at }), {}],
  ["a checked roster", "roster", () => a.checked(), { admin: "commitRosterImport" }],
  ["a roster that cannot be read", "roster", () => a.unreadable(), {}],
  [
    "a community",
    "community",
    () => a.active(),
    { admin: "setBuilding setCalendarYear setPolicyRow recordOrganisation setCategory requestOffboarding" },
  ],
  ["a community that leaves", "community", () => a.offboarding(), {}],
];

describe("what somebody is offered", () => {
  it.each(rows)("of %s", async (_, kind, thing, row) => {
    expect(await toldToEach(kind, thing())).toEqual(right(row));
  });
});
