import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";

type Def = Record<string, unknown> & { readonly type: string };
const defOf = (schema: unknown): Def => (schema as { readonly _zod: { readonly def: Def } })._zod.def;

/** The fields of every object in a schema, object by object. */
const objectsIn = (schema: unknown, within: readonly unknown[] = []): (readonly string[])[] => {
  if (within.includes(schema)) return [];
  const def = defOf(schema);
  const inside = (part: unknown) => objectsIn(part, [...within, schema]);
  if (def.type === "object") {
    const shape = def.shape as object;
    return [Object.keys(shape), ...Object.values(shape).flatMap(inside)];
  }
  if (def.type === "array") return inside(def.element);
  if (def.type === "record") return inside(def.valueType);
  if (def.type === "union") return (def.options as unknown[]).flatMap(inside);
  const inner = def.type === "pipe" ? def.out : def.innerType;
  return inner ? inside(inner) : [];
};

/** Things of which nobody reads without a trace: cases, seekers with all that is theirs, exports, removals, rosters. */
const guarded = [
  "caseId",
  "seekerId",
  "jobApplicationId",
  "placementId",
  "exportId",
  "erasureId",
  "importId",
  "consentId",
];
/** What alone says something of somebody. */
const telling = ["phone", "room", "birthYear", "nickname", "situation", "satisfaction", "evidence", "learnerId"];
const persons = ["personId", "disputantId", "dependantId"];

/** Whether it shows somebody: by what alone tells, by a thing that is guarded, or by a name beside whose it is. */
const showsSomebody = ({ reply, media }: Route): boolean =>
  (media !== "application/json" && media !== "application/ld+json") ||
  objectsIn(reply).some(
    (fields) =>
      [...guarded, ...telling].some((field) => fields.includes(field)) ||
      (fields.includes("name") && persons.some((field) => fields.includes(field))),
  );

/** What shows somebody and is no read of what is restricted, and why. */
// biome-ignore format: a table is read by its rows
const reasons: Readonly<Record<string, string>> = {
  followApplication: "by its code: the applicant's own",
  followErasure: "by its code: the person's own",
  listOwnBookings: "their own, and those of the children they care for",
  getOwnSeeker: "their own",
  getMe: "their own, and by id alone those for whom a trusted helper acts",
  getConsentPaper: "an empty paper, to be signed",
  readFeed: "a calendar of whoever holds its code: their own",
  readMeetingFeed: "a calendar of meetings: nobody is in it",
  listCampuses: "who sits on a committee is known to those it decides for",
  getCampus: "who sits on a committee is known to those it decides for",
  listSeats: "who sits in a body is known to those it decides for",
  getSeries: "who sits in a body is known to those it decides for",
  getAssociation: "its roster and its president are known to the neighbours they serve",
  getMeeting: "who was there is shown to those who were, and to its conveners",
  getIssue: "what was done about it; the disputes behind it are ids, and are read as cases",
  listStories: "public by the person's own consent, and names nobody",
  getStory: "public by the person's own consent, and names nobody",
  getVisit: "those who visit an employer do so in their office",
};

const reads: readonly Route[] = services
  .flatMap(({ routes }) => Object.values<Route>(routes))
  .filter(({ method }) => method === "GET");
const operations = (those: readonly Route[]): string[] => those.map(({ operation }) => operation);

describe("a read of what is restricted", () => {
  it("is on record: every view that shows somebody is marked, or says why it need not be", () => {
    const open = reads.filter((route) => showsSomebody(route) && !route.restricted && !(route.operation in reasons));
    expect(operations(open)).toEqual([]);
  });

  it("is told here only where it shows somebody and is not marked", () => {
    const open = operations(reads.filter((route) => showsSomebody(route) && !route.restricted));
    expect(Object.keys(reasons).filter((operation) => !open.includes(operation))).toEqual([]);
  });

  it("is, of things that lie behind an id alone, marked too", () => {
    const marked = operations(reads.filter(({ restricted }) => restricted));
    const byHand = ["getCase", "listCases", "getTimeline", "getWellbeing", "listSeekers", "getSeeker", "listMatches"];
    const papers = ["getRoster", "exportRoster", "getDataExport", "exportRosterCsv", "exportPlacements"];
    expect(marked).toEqual(expect.arrayContaining([...byHand, ...papers]));
  });
});
