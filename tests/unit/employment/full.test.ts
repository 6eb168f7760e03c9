import { describe, expect, it } from "vitest";
import { interview } from "#services/employment/domain/application/hire.ts";
import { promote, recognise } from "#services/employment/domain/placement/check.ts";
import { addOwner, Programme } from "#services/employment/domain/programme.ts";
import { recordConsent } from "#services/employment/domain/seeker/consent-record.ts";
import { addTask, brief } from "#services/employment/domain/seeker/task.ts";
import { offer } from "#services/employment/domain/seeker/wellbeing.ts";
import { describeFull, type Growing } from "../describe-full.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const sharing = {
  purpose: "share-to-employer",
  scopeId: a.verified().employerId,
  textVersion: "2026-01",
  paperRef: "GZ-2026-1",
};
const month = (nth: number): string => `${2026 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, "0")}`;
const late = { at: "2099-01-01T00:00:00.000Z", day: "2099-01-01", timeZone: "Asia/Shanghai" };

const lists: readonly Growing[] = [
  ["a programme's owners", a.drawn(), 8, "/name", (it, n) => addOwner(it, { ...act, name: `${n}`, side: "property" })],
  [
    "a seeker's briefings",
    a.walkIn(),
    200,
    "",
    (it, n) => brief(it, { ...act, commandId: `${n}`, needIds: [], postingIds: ["p"], there: new Set(["p"]) }),
  ],
  [
    "a seeker's tasks",
    a.walkIn(),
    100,
    "",
    (it, n) => addTask(it, { ...act, commandId: `${n}`, kind: "other", there: new Set() }),
  ],
  [
    "a seeker's papers",
    a.walkIn(),
    99,
    "",
    (it, n) => recordConsent(it, { ...act, ...(sharing as object), scopeId: `emp_${n}`, commandId: `${n}` } as never),
  ],
  ["an application's interviews", a.applied(), 20, "", (it) => interview(it, act)],
  ["offers of help", a.worried(), 50, "", (it, n) => offer(it, { ...act, commandId: `${n}`, kind: "counselling" })],
  [
    "a placement's positions",
    a.begun(),
    49,
    "",
    (it, n) => promote(it, { ...act, ...late, title: `${n}`, from: month(n + 3) }),
  ],
  [
    "a placement's recognitions",
    a.begun(),
    200,
    "",
    (it, n) => recognise(it, { ...act, ...late, kind: "commendation", period: month(n + 3) }),
  ],
];

describeFull(lists);

describe("a list that is full", () => {
  it("can be read when it is full", () => {
    let state = a.drawn();
    for (let nth = 0; nth < 8; nth += 1) state = addOwner(state, { ...act, name: `${nth}`, side: "property" }).state;
    expect(Programme.parse(state).owners).toHaveLength(10);
  });
});
