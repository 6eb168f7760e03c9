import { describe, expect, it } from "vitest";
import type { Application } from "#services/employment/domain/application/application.ts";
import { withhold } from "#services/employment/domain/application/apply.ts";
import type { Consents } from "#services/employment/domain/seeker/consents.ts";
import { consentSubject, type Seeker } from "#services/employment/domain/seeker/seeker.ts";
import { employment } from "#services/employment/service.ts";
import { consentsKey } from "#services/employment/store/consent-store.ts";
import { openingsKey } from "#services/employment/store/openings.ts";
import { postingItem } from "#services/employment/store/posting-store.ts";
import { seekerItem } from "#services/employment/store/seeker-store.ts";
import { storyItem } from "#services/employment/store/story-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Item } from "#shared/table/table.ts";
import { beside, itemOf, scope, tableWith, verbsToldBy } from "../told-verbs.ts";
import * as made from "./made.ts";

const told = verbsToldBy(employment);
const { at, caseworker, worker, member, neighbour } = made;
const { employerId, postingId } = made.published();
const desk = made.caller("desk", "desk-operator");
const everybody: Readonly<Record<string, Caller>> = {
  caseworker,
  worker,
  contact: made.contact(employerId),
  other: made.contact("emp_other"),
  member,
  neighbour,
  served: beside(member, desk),
  property: beside(member, made.caller("both", "desk-operator", "property-staff")),
};

const eachTold = async (kind: string, thing: object, items: readonly Item[], when = at) => {
  const table = await tableWith(...items);
  const rows = Object.entries(everybody).map(async ([name, by]) => {
    return [name, await told(kind, thing, { by, at: when, table })];
  });
  return Object.fromEntries((await Promise.all(rows)).filter(([, verbs]) => verbs)) as Record<string, string>;
};

type Around = {
  readonly seeker?: Seeker;
  readonly posting?: object;
  readonly consents?: Consents;
  readonly left?: number;
};

/** What lies around an application: all as it should be, but for what is said. */
const around = ({ seekerId, personId }: Application, is: Around = {}): Item[] => {
  const { seeker = made.ready(), posting = made.published(), consents = made.sharing(), left = 1 } = is;
  return [
    itemOf(seekerItem.key(scope, seekerId), seeker),
    itemOf(postingItem.key(scope, postingId), posting),
    itemOf(consentsKey(scope, consentSubject({ seekerId, personId })), consents),
    { ...openingsKey(scope, postingId), left },
  ];
};

const ofMember = (application: Application): Application => ({ ...application, personId: member.personId });
const withheld = (): Application => withhold(made.applied(), { consentId: "shared", at })?.state ?? made.applied();
const none = made.consentsOf("x");

describe("an application offers", () => {
  const seen = "inviteToInterview rejectApplicant";
  const met = "inviteToInterview offerWork rejectApplicant";
  const end = "rejectApplicant withdrawJobApplication";
  const taking = "acceptWork withdrawJobApplication";
  const no = "withdrawJobApplication";
  const leaving = { member: no, served: no, property: no };

  it.each<[string, Application, Around, Record<string, string>]>([
    ["an interest", made.interested(), {}, { caseworker: `markApplicantBriefed ${no}` }],
    ["an interest of who was told nothing", made.interested(), { seeker: made.walkIn() }, { caseworker: no }],
    [
      "an interest of a member",
      ofMember(made.interested()),
      {},
      { caseworker: `markApplicantBriefed ${no}`, ...leaving },
    ],
    ["who was told", made.briefed(), {}, { caseworker: `prepareApplicant applyForWork ${no}` }],
    [
      "who was told, with nothing to do",
      made.briefed(),
      { seeker: made.walkIn() },
      { caseworker: `applyForWork ${no}` },
    ],
    ["who prepares", made.preparing(), {}, { caseworker: `applyForWork ${no}` }],
    ["who consents to nothing", made.preparing(), { consents: none }, { caseworker: no }],
    ["who is late", made.preparing(), { posting: made.filled() }, { caseworker: no }],
    ["who applied", made.applied(), {}, { caseworker: `${seen} withdrawJobApplication`, contact: seen }],
    [
      "whose consent is gone already",
      made.applied(),
      { consents: none },
      { caseworker: end, contact: "rejectApplicant" },
    ],
    ["who is withheld", withheld(), { consents: none }, { caseworker: end }],
    ["who consents anew", withheld(), {}, { caseworker: `shareJobApplication ${end}` }],
    [
      "who was met",
      made.interviewing(),
      {},
      { caseworker: `${met} withdrawJobApplication missInterview`, contact: `${met} missInterview` },
    ],
    ["who has an offer", made.offered(), {}, { caseworker: `acceptWork ${end}`, contact: "rejectApplicant" }],
    [
      "a member who has an offer",
      ofMember(made.offered()),
      {},
      { caseworker: end, contact: "rejectApplicant", member: taking, served: taking, property: taking },
    ],
    [
      "a member with an offer of the property's own",
      ofMember(made.offered()),
      { posting: { ...made.published(), relatedTo: "property" } },
      {
        caseworker: end,
        contact: "rejectApplicant",
        member: taking,
        served: taking,
        property: no,
      },
    ],
    [
      "who accepted",
      made.accepted(),
      {},
      { caseworker: `hireApplicant ${end}`, contact: "hireApplicant rejectApplicant" },
    ],
    ["who accepted what is taken", made.accepted(), { left: 0 }, { caseworker: end, contact: "rejectApplicant" }],
    ["who is hired", made.hired(), {}, {}],
    ["who was rejected", made.rejected(), {}, {}],
    ["who withdrew", made.withdrawn(), {}, {}],
    ["who did not come", made.noShow(), {}, {}],
  ])("of %s: each the steps of their own", async (_, ...[application, is, row]) => {
    expect(await eachTold("application", application, around(application, is))).toEqual(row);
  });
});

describe("a placement offers", () => {
  const work = "recordRecognition recordPromotion";
  const begun = { ...made.begun(), personId: member.personId };
  const over = { ...made.ended(), personId: member.personId };
  const monthsLater = "2026-05-02T01:00:00.000Z";
  const consents = itemOf(consentsKey(scope, member.personId), made.storyConsents());
  const story = itemOf(storyItem.key(scope, begun.placementId), made.publishedStory());
  const rated = { member: "rateSatisfaction", served: "rateSatisfaction", property: "rateSatisfaction" };
  it.each<[string, object, readonly Item[], string, Record<string, string>]>([
    [
      "new",
      begun,
      [],
      at,
      { caseworker: `${work} rateSatisfaction endPlacement`, contact: `${work} endPlacement`, ...rated },
    ],
    [
      "with a check due",
      begun,
      [],
      monthsLater,
      {
        caseworker: `${work} checkRetention rateSatisfaction endPlacement`,
        contact: `${work} checkRetention endPlacement`,
        ...rated,
      },
    ],
    [
      "that may be told of, and is",
      begun,
      [consents, story],
      at,
      {
        caseworker: `${work} rateSatisfaction endPlacement publishStory unpublishStory`,
        contact: `${work} endPlacement`,
        ...rated,
      },
    ],
    [
      "that has ended",
      over,
      [],
      monthsLater,
      { caseworker: "checkRetention rateSatisfaction", contact: "checkRetention", ...rated },
    ],
  ])("%s: what its people may say", async (_, ...[placement, items, when, row]) => {
    expect(await eachTold("placement", placement, items, when)).toEqual(row);
  });
});

describe("a story offers", () => {
  const key = consentsKey(scope, made.walkIn().seekerId);
  const [given, taken] = [itemOf(key, made.storyConsents()), itemOf(key, none)];
  it.each<[string, object, Item, string]>([
    ["public", made.publishedStory(), given, "publishStory unpublishStory"],
    ["public, with its consent gone", made.publishedStory(), taken, "unpublishStory"],
    ["taken back", made.unpublishedStory(), given, "publishStory"],
    ["taken back, without consent", made.unpublishedStory(), taken, ""],
  ])("%s: to the caseworker alone", async (_, ...[story, consents, verbs]) => {
    expect(await eachTold("story", story, [consents])).toEqual(verbs === "" ? {} : { caseworker: verbs });
  });
});
