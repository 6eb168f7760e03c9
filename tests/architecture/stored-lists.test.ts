import { describe, expect, it } from "vitest";
import { Seats } from "#services/courses/domain/seats/seats.ts";
import { Consents } from "#services/employment/domain/seeker/consents.ts";
import { services } from "#services/services.ts";
import { Standing } from "#shared/domain/standing.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { onSqlite } from "../town/town.ts";

type Def = Record<string, unknown> & { readonly type: string; readonly checks?: readonly unknown[] };
const defOf = (schema: unknown): Def => (schema as { readonly _zod: { readonly def: Def } })._zod.def;

const ends = ({ checks = [] }: Def): boolean =>
  checks.some((check) =>
    ["max_length", "length_equals"].includes(String((defOf(check) as unknown as { check: string }).check)),
  );

/** Every list and map that a schema holds and that does not end by itself, by its place. A map by an enum does. */
const endlessIn = (schema: unknown, path: readonly string[] = []): string[] => {
  const def = defOf(schema);
  const isList = def.type === "array" || (def.type === "record" && defOf(def.keyType).type !== "enum");
  const own = isList && !ends(def) ? [path.join("/")] : [];
  if (def.type === "object")
    return Object.entries(def.shape as object).flatMap(([name, part]) => endlessIn(part, [...path, name]));
  if (def.type === "array") return [...own, ...endlessIn(def.element, [...path, "*"])];
  if (def.type === "record") return [...own, ...endlessIn(def.valueType, [...path, "*"])];
  if (def.type === "union") return (def.options as unknown[]).flatMap((option) => endlessIn(option, path));
  const inner = def.type === "pipe" ? def.in : def.innerType;
  return inner ? endlessIn(inner, path) : [];
};

const sides = "the sides are three";
const bytes = "`mustFit` of shared/domain/room.ts measures the whole where somebody adds to it";
const disputants = "one of each disputant, of whom a filing names 20";
const issues = "one for each issue of the joint meeting that stood for the case: that meets once a month";

/** What ends by a rule that its schema does not say. */
// biome-ignore format: a table is read by its rows
const reasons: Readonly<Record<string, string>> = {
  "courses SESSION attendance": "who has a seat, and who comes without one while there is room: `mustHaveRoom` in session/attendance.ts",
  "courses LEARNER guardianIds": "as the household names them: `mostMembers`",
  "courses LEARNER consents": "`mostAnswers`: the oldest go",
  "courses LEARNER noShows": "one for each session that was missed and is not forgotten yet: `forgive` in store/forgetting.ts, after two years",
  "courses SEATS past": "`mostPast`, `mustHaveRoomForEndings`",
  "employment CONSENTS given": "as many as stand in communities, `mostStanding`, or were signed: `most.consents`",
  "employment SEEKER learned": "one for each course that was completed",
  "employment SEEKER placements": "one for each time that somebody was hired",
  "employment PLACEMENT checks": "four, and of one that began before it was recorded fewer",
  "employment STORY positions": "those of the placement: `most.positions`",
  "employment POSTING need/skills": "those of the need, which are of an enum",
  "messages MESSAGE params": "what one row of `messages.ts` says: ids and choices",
  "messages MESSAGE params/*": "what one row of `messages.ts` says: ids and choices",
  "mediation CASE disputants": disputants,
  "mediation CASE disputants/*/householdIds": "`mostHouseholds` of communities",
  "mediation CASE demands": "`most.demands`",
  "mediation CASE people": bytes,
  "mediation CASE extension/agreedBy": disputants,
  "mediation CASE linkedIssues": issues,
  "mediation CASE resolutions": issues,
  "mediation CASE notices": "`mostKnown`: the oldest go",
  "mediation CASE inquiry/answers": disputants,
  "mediation CASE formerInquiries": issues,
  "mediation CASE formerInquiries/*/answers": disputants,
  "mediation CASE waitingIssues": issues,
  "mediation CASE supports": "`most.supports`",
  "mediation CASE surveys": "`most.surveys`",
  "mediation CASE negotiations": "`most.negotiations`",
  "mediation CASE decision/agreedBy": disputants,
  "mediation RECURRENCE open/caseIds": "`mostKnown`: the oldest go",
  "mediation RECURRENCE spent": "of those that are counted: `mostCounted`",
  "meetings ISSUE cases": "`mostCases`",
  "meetings ISSUE recurrenceIds": "one for each case at most",
  "meetings ISSUE placements": "one for each agenda, which somebody publishes",
  "meetings ISSUE explanations": bytes,
  "meetings ISSUE discussions": bytes,
  "meetings ISSUE opinions": bytes,
  "meetings ISSUE opinions/*/sides": sides,
  "meetings ISSUE opinions/*/missingSides": sides,
  "meetings ISSUE absorbed": bytes,
  "meetings ISSUE people": bytes,
  "meetings ISSUE resolution/sides": sides,
  "meetings ISSUE resolution/missingSides": sides,
  "meetings ISSUE actions": "a resolution has ten",
  "meetings ISSUE actions/*/sides": sides,
  "meetings ISSUE actions/*/progress": "`mostReports`",
  "meetings ISSUE actions/*/worked": "who reported, and who led: `mostReports`, and `mustFit`",
  "meetings ISSUE actions/*/handovers": bytes,
  "meetings MEETING people": bytes,
  "meetings MEETING agenda/overdueActionIds": "`mostOverdue`",
  "meetings MEETING chairCards": "the seats of its body",
  "meetings MEETING session/attendance": bytes,
  "meetings MEETING session/decided": "what is on the agenda: `mostOnAgenda`",
  "meetings MEETING closing/undecided": "what is on the agenda: `mostOnAgenda`",
  "meetings MEETING closing/missingSides": sides,
  "meetings MEETING minutes/amendments": "`mostAmendments`",
  "meetings MEETING minutes/confirmations": sides,
  "meetings MEETING minutes/excused": sides,
  "meetings SERIES labels": "twelve where it begins",
  "meetings SERIES seats": "`mostSeats`",
  "shared STANDING grants": "`mostGrants` of communities",
  "shared STANDING households": "`mostHouseholds` of communities",
};

const table = scoped(onSqlite().table, communityScope("local", "yangguang-huayuan"));

const stored: readonly (readonly [name: string, schema: unknown])[] = [
  ...services.flatMap(({ name, keeping }) =>
    keeping.holdings.map(({ kind, store }) => [`${name} ${kind}`, store(table).schema] as const),
  ),
  ["courses SEATS", Seats],
  ["employment CONSENTS", Consents],
  ["shared STANDING", Standing],
];
const endless = new Set(stored.flatMap(([name, schema]) => endlessIn(schema).map((place) => `${name} ${place}`)));

describe("a list that is stored in one item", () => {
  it("ends by its schema, or by a rule that is told here", () => {
    expect([...endless].filter((place) => !(place in reasons))).toEqual([]);
  });

  it("is told here only where its schema does not end it", () => {
    expect(Object.keys(reasons).filter((place) => !endless.has(place))).toEqual([]);
  });
});
