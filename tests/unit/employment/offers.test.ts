import { describe, expect, it } from "vitest";
import { offer } from "#services/employment/domain/seeker/wellbeing.ts";
import { employment } from "#services/employment/service.ts";
import { employerItem, visitedKey } from "#services/employment/store/employer-store.ts";
import { programmeItem } from "#services/employment/store/programme-store.ts";
import { seekerItem } from "#services/employment/store/seeker-store.ts";
import { wellbeingItem } from "#services/employment/store/wellbeing-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { standingKey } from "#shared/people/standing.ts";
import type { Item } from "#shared/table/table.ts";
import { beside, itemOf, scope, tableWith, verbsToldBy } from "../told-verbs.ts";
import * as made from "./made.ts";

const told = verbsToldBy(employment);
const { at, caseworker, worker, keeper, member, neighbour } = made;
const desk = made.caller("desk", "desk-operator");
const employer = made.verified();
const everybody: Readonly<Record<string, Caller>> = {
  caseworker,
  worker,
  keeper,
  contact: made.contact(employer.employerId),
  other: made.contact("emp_other"),
  member,
  neighbour,
  served: beside(member, desk),
};
const standings = [worker, keeper, member].map((each) =>
  itemOf(standingKey(scope, each.personId), made.standingOf(each)),
);

/** What each is told; who is not in it is told nothing. */
const eachTold = async (kind: string, thing: object, more: readonly Item[] = [], when = at) => {
  const table = await tableWith(...standings, ...more);
  const rows = Object.entries(everybody).map(async ([name, by]) => {
    return [name, await told(kind, thing, { by, at: when, table })];
  });
  return Object.fromEntries((await Promise.all(rows)).filter(([, verbs]) => verbs)) as Record<string, string>;
};
const organisers = (verbs: string) => ({ caseworker: verbs, worker: verbs, keeper: verbs });
const reviewers = (verbs: string) => ({ caseworker: verbs, worker: verbs });

describe("a programme offers", () => {
  const drawn = "addProgrammeOwner closeProgramme";
  const full = {
    ...made.active(),
    owners: Array.from({ length: 10 }, (_, nth) => ({ name: `${nth}`, side: "property" })),
  };
  it.each<[string, object, Record<string, string>]>([
    [
      "where a side has yet to say yes",
      made.drawn(),
      { ...organisers(drawn), keeper: "addProgrammeOwner approveProgramme closeProgramme" },
    ],
    ["where each said yes", made.approvedBy(keeper), organisers("addProgrammeOwner activateProgramme closeProgramme")],
    ["while it runs", made.active(), organisers(drawn)],
    ["with ten owners", full, organisers("closeProgramme")],
    ["once it is closed", made.closedProgramme(), {}],
  ])("to its organisers, %s", async (_, thing, row) => {
    expect(await eachTold("programme", thing)).toEqual(row);
  });
});

describe("an employer offers", () => {
  const known = "discloseRelation recordVisit";
  const checked = `verifyEmployer ${known}`;
  const related = made.registered({ relation: { side: "community", explanation: "x" } });
  it.each<[string, object, Record<string, string>]>([
    ["registered", made.registered(), { ...organisers(checked), keeper: known }],
    ["registered, and the committee's own", related, { ...organisers(known), caseworker: checked }],
    ["verified", employer, organisers(known)],
  ])("%s: to its organisers", async (_, thing, row) => {
    expect(await eachTold("employer", thing)).toEqual(row);
  });
});

describe("a posting offers", () => {
  const { programmeId } = made.active();
  const owned = itemOf(programmeItem.key(scope, programmeId), made.active());
  const sound = [itemOf(employerItem.key(scope, employer.employerId), employer), owned];
  const unverified = [itemOf(employerItem.key(scope, employer.employerId), made.registered()), owned];
  const stopped = [sound[0] as Item, itemOf(programmeItem.key(scope, programmeId), made.closedProgramme())];
  const [own, unpublished] = [
    { keeper: "revisePosting", contact: "revisePosting withdrawPosting" },
    "revisePosting withdrawPosting",
  ];
  const drafted = "revisePosting reviewPosting withdrawPosting";
  const ending = "fillPosting withdrawPosting";
  it.each<[string, object, readonly Item[], Record<string, string>]>([
    ["a draft", made.drafted(), sound, { ...reviewers(drafted), ...own }],
    [
      "a draft of the committee's own",
      { ...made.drafted(), relatedTo: "community" },
      sound,
      { caseworker: drafted, worker: unpublished, ...own },
    ],
    ["reviewed", made.reviewed(), sound, { ...reviewers("revisePosting publishPosting withdrawPosting"), ...own }],
    ["reviewed, of an employer not verified", made.reviewed(), unverified, { ...reviewers(unpublished), ...own }],
    ["reviewed, of a programme that is over", made.reviewed(), stopped, { ...reviewers(unpublished), ...own }],
    ["published", made.published(), sound, { ...reviewers(ending), contact: ending }],
    ["filled", made.filled(), sound, {}],
    ["withdrawn", made.withdrawnPosting(), sound, {}],
  ])("%s: to who reviews it and to its employer", async (_, ...[thing, items, row]) => {
    expect(await eachTold("posting", thing, items)).toEqual(row);
  });

  it("reviewed: nobody to publish it once its last day has passed", async () => {
    const after = await eachTold("posting", made.reviewed(), sound, "2026-04-02T01:00:00.000Z");
    expect(after).toEqual({ ...reviewers(unpublished), ...own });
  });
});

describe("a fair offers", () => {
  const known = itemOf(employerItem.key(scope, employer.employerId), employer);
  const visited = itemOf(visitedKey(scope, employer.employerId), {});
  const before = "setFairPlans setFairBooth clearFairBooth";
  it.each<[string, object, readonly Item[], string]>([
    ["planned", made.planned(), [], `${before} fileFair cancelFair`],
    ["filed, and lacking nothing", made.filedFair(), [known, visited], `${before} makeFairReady cancelFair`],
    ["filed, with an employer nobody visited", made.filedFair(), [known], `${before} cancelFair`],
    [
      "filed, as read with what it lacks",
      { ...made.filedFair(), missing: [] },
      [],
      `${before} makeFairReady cancelFair`,
    ],
    ["ready", made.readyFair(), [], "openFair cancelFair"],
    ["open", made.openedFair(), [], "closeFair cancelFair"],
    ["closed", made.closedFair(), [], "reportFair"],
    ["reported", made.reportedFair(), [], ""],
    ["cancelled", made.cancelledFair(), [], ""],
  ])("%s: to its organisers alone", async (_, ...[thing, items, verbs]) => {
    expect(await eachTold("fair", thing, items)).toEqual(verbs === "" ? {} : organisers(verbs));
  });
});

describe("a seeker offers", () => {
  const whole = "changeSeeker briefSeeker acknowledgeBriefing addPreparation finishPreparation";
  const own = "changeSeeker acknowledgeBriefing finishPreparation closeSeeker keepSeeker";
  const ofMember = { ...made.ready(), personId: member.personId, consents: [] };
  const worry = (thing: object) => itemOf(wellbeingItem.key(scope, made.walkIn().seekerId), thing);
  it.each<[string, object, readonly Item[], Record<string, string>]>([
    [
      "new, and no member",
      made.walkIn(),
      [],
      {
        caseworker:
          "changeSeeker briefSeeker addPreparation recordSignedConsent withdrawSignedConsent closeSeeker keepSeeker raiseWellbeing",
      },
    ],
    [
      "a member, with something to do",
      ofMember,
      [],
      { caseworker: `${whole} closeSeeker keepSeeker raiseWellbeing`, member: own, served: own },
    ],
    [
      "worried",
      ofMember,
      [worry(made.worried())],
      { caseworker: `${whole} closeSeeker keepSeeker`, member: own, served: own },
    ],
    ["closed", made.closedSeeker(), [worry(made.relieved())], { caseworker: "withdrawSignedConsent keepSeeker" }],
    ["forgotten", { ...made.closedSeeker(), name: undefined, consents: [] }, [], {}],
  ])("%s: to the caseworker and to themselves", async (_, ...[thing, items, row]) => {
    expect(await eachTold("seeker", thing, items)).toEqual(row);
  });
});

describe("a worry offers", () => {
  const looking = itemOf(seekerItem.key(scope, made.walkIn().seekerId), made.walkIn());
  const gone = itemOf(seekerItem.key(scope, made.walkIn().seekerId), made.closedSeeker());
  const helped = offer(made.worried(), { by: caseworker, at, commandId: "c", kind: "counselling" }).state;
  it.each<[string, object, Item, string]>([
    ["raised", made.worried(), looking, "offerHelp clearWellbeing"],
    ["with an offer", helped, looking, "offerHelp answerHelpOffer clearWellbeing"],
    ["over", made.relieved(), looking, "raiseWellbeing"],
    ["over, of who looks no more", made.relieved(), gone, ""],
  ])("%s: to the caseworker alone", async (_, ...[thing, seeker, verbs]) => {
    expect(await eachTold("wellbeing", thing, [seeker])).toEqual(verbs === "" ? {} : { caseworker: verbs });
  });
});
