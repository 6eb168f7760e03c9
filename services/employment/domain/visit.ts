import * as z from "zod";
import { employerVisited } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { earliestDay, Instant, instantAt, PartialDate, plusDays } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { skillSet } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { EmployerId, Hours, NeedId, Representative, type Today, VisitId } from "./parts.ts";

const heard = {
  title: Name,
  openings: z.int().min(1).max(1000).optional(),
  skills: skillSet(10).default([]),
  hours: Hours.optional(),
  note: Text.optional(),
};

export const Need = z.object({ needId: NeedId, ...heard });

/** Two people of two sides called on an employer, and what it told them it needs. */
export const Visit = z
  .object({
    visitId: VisitId,
    employerId: EmployerId,
    visitedOn: PartialDate,
    /** A name is absent once it was erased. */
    visitors: z
      .array(z.object({ ...Representative.shape, name: Name.optional() }))
      .min(1)
      .max(10),
    needs: z.array(Need).max(20),
    note: Text.optional(),
    /** Until then its needs count as demand. */
    needsCountUntil: z.string(),
    /** When that day ends in the community's time zone; of visits from before this was kept nobody knows. */
    needsExpireAt: Instant.optional(),
    recordedAt: Instant,
  })
  .meta({ id: "Visit" });
export type Visit = z.infer<typeof Visit>;

export const RecordVisit = z.strictObject({
  visitedOn: PartialDate,
  visitors: z.array(Representative).min(1).max(10),
  needs: z.array(z.strictObject(heard)).max(20).default([]),
  note: Text.optional(),
});

type RecordingVisit = Act &
  Today &
  z.infer<typeof RecordVisit> & {
    readonly employerId: string;
    readonly commandId: string;
    readonly policy: OwnPolicy;
    /** Those among the visitors' ids that are of somebody in the community. */
    readonly members: ReadonlySet<string>;
  };

/** Each need has a row for each of its skills in the commit of the visit, which holds a hundred writes. */
const mostNeededSkills = 80;

type Visitor = z.infer<typeof Representative>;

const isSame = (one: Visitor, other: Visitor): boolean =>
  one.personId && other.personId ? one.personId === other.personId : one.name === other.name;

/** Whoever speaks for two sides is still one person, and who is named by an id is of the community. */
const mustBeDifferent = (visitors: readonly Visitor[], members: ReadonlySet<string>): void => {
  const errors = visitors.flatMap((visitor, nth) => [
    ...(visitors.slice(0, nth).some((earlier) => isSame(earlier, visitor))
      ? [{ pointer: `/visitors/${nth}`, code: "there-already" as const }]
      : []),
    ...(visitor.personId !== undefined && !members.has(visitor.personId)
      ? [{ pointer: `/visitors/${nth}/personId`, code: "unknown-person" as const }]
      : []),
  ]);
  if (errors.length > 0) refuse("invalid", { errors });
};

/** The visit stands only if people of two sides went (「物业人员和社区党员」). */
export const recordVisit = ({
  by: _,
  at,
  day,
  timeZone,
  commandId,
  policy,
  members,
  needs,
  ...went
}: RecordingVisit) => {
  mustBeDifferent(went.visitors, members);
  if (needs.flatMap((need) => need.skills).length > mostNeededSkills) refuseField("/needs", "too-big");
  if (earliestDay(went.visitedOn) > day)
    refuse("date-implausible", { errors: [{ pointer: "/visitedOn", code: "in-the-future" }] });
  const sides = [...new Set(went.visitors.map(({ side }) => side))];
  if (sides.length < numberOf("visitSidesAtLeast")) refuseField("/visitors", "two-sides-needed");
  const visitId = newId("vst", commandId);
  const needsCountUntil = plusDays(day, numberOf("needDays", policy));
  const state: Visit = {
    visitId,
    ...went,
    needs: needs.map((need, nth) => ({ needId: newChildId("ned", visitId, commandId, nth), ...need })),
    needsCountUntil,
    needsExpireAt: instantAt(timeZone, plusDays(needsCountUntil, 1), "00:00"),
    recordedAt: at,
  };
  const fact = { visitId, employerId: went.employerId, needCount: needs.length, sides, skills: skillsOf(state) };
  return { state, facts: [employerVisited(fact)] };
};

/** Every skill that the needs of a visit ask for, once. */
export const skillsOf = ({ needs }: Pick<Visit, "needs">) => [...new Set(needs.flatMap((need) => need.skills))];

/** What a list shows of a visit. */
export const VisitCard = z
  .object({ visitId: VisitId, employerId: EmployerId, visitedOn: PartialDate, needCount: z.int() })
  .meta({ id: "VisitCard" });
export type VisitCard = z.infer<typeof VisitCard>;

export const cardOf = ({ visitId, employerId, visitedOn, needs }: Visit): VisitCard => ({
  visitId,
  employerId,
  visitedOn,
  needCount: needs.length,
});
