import * as z from "zod";
import { employerVisited } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { earliestDay, Instant, instantAt, PartialDate, plusDays } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { skillSet } from "#shared/domain/skills.ts";
import { type Standing, sideHeld } from "#shared/domain/standing.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { EmployerId, Hours, NeedId, PersonId, type Today, VisitId } from "./parts.ts";

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
    /** A name is absent once it was erased. The side is the one that was held; who is only named is a guest of none. */
    visitors: z
      .array(z.object({ name: Name.optional(), side: Side.optional(), personId: PersonId.optional() }))
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

const Visitor = z.strictObject({ name: Name, personId: PersonId.optional() });
type Visitor = z.infer<typeof Visitor>;

export const RecordVisit = z.strictObject({
  visitedOn: PartialDate,
  visitors: z.array(Visitor).min(1).max(10),
  needs: z.array(z.strictObject(heard)).max(20).default([]),
  note: Text.optional(),
});

type RecordingVisit = Act &
  Today &
  z.infer<typeof RecordVisit> & {
    readonly employerId: string;
    readonly commandId: string;
    readonly policy: OwnPolicy;
    /** What those among the visitors are who are named by an id, at its source. */
    readonly standings: ReadonlyMap<string, Standing>;
  };

/**
 * Each need has a row for each of its skills in the commit of the visit, which holds a hundred writes, two of them for
 * each visitor.
 */
const mostNeededSkills = 70;

const isSame = (one: Visitor, other: Visitor): boolean =>
  one.personId && other.personId ? one.personId === other.personId : one.name === other.name;

const isHere = (standing: Standing | undefined): boolean => standing !== undefined && !standing.movedOutAt;

/** Nobody goes twice, and who is named by an id lives here or works here. */
const mustBeDifferent = (visitors: readonly Visitor[], standings: ReadonlyMap<string, Standing>): void => {
  const errors = visitors.flatMap((visitor, nth) => [
    ...(visitors.slice(0, nth).some((earlier) => isSame(earlier, visitor))
      ? [{ pointer: `/visitors/${nth}`, code: "there-already" as const }]
      : []),
    ...(visitor.personId !== undefined && !isHere(standings.get(visitor.personId))
      ? [{ pointer: `/visitors/${nth}/personId`, code: "unknown-person" as const }]
      : []),
  ]);
  if (errors.length > 0) refuse("invalid", { errors });
};

/**
 * The visit stands only if people of two sides went (「物业人员和社区党员」): each is of the side that they hold, not of one
 * that somebody typed. Answers, too, by which grant each person is of theirs.
 */
export const recordVisit = ({
  by: _,
  at,
  day,
  timeZone,
  commandId,
  policy,
  standings,
  needs,
  visitors,
  ...went
}: RecordingVisit) => {
  mustBeDifferent(visitors, standings);
  if (needs.flatMap((need) => need.skills).length > mostNeededSkills) refuseField("/needs", "too-big");
  if (earliestDay(went.visitedOn) > day)
    refuse("date-implausible", { errors: [{ pointer: "/visitedOn", code: "in-the-future" }] });
  const holding = visitors.map(({ name, personId }) => {
    const held = personId === undefined ? undefined : sideHeld(standings.get(personId), at);
    return { name, personId, ...held };
  });
  const sides = [...new Set(holding.flatMap(({ side }) => side ?? []))];
  if (sides.length < numberOf("visitSidesAtLeast")) refuseField("/visitors", "two-sides-needed");
  const visitId = newId("vst", commandId);
  const needsCountUntil = plusDays(day, numberOf("needDays", policy));
  const state: Visit = {
    visitId,
    ...went,
    visitors: holding.map(({ grantId: _, ...visitor }) => visitor),
    needs: needs.map((need, nth) => ({ needId: newChildId("ned", visitId, commandId, nth), ...need })),
    needsCountUntil,
    needsExpireAt: instantAt(timeZone, plusDays(needsCountUntil, 1), "00:00"),
    recordedAt: at,
  };
  const fact = { visitId, employerId: went.employerId, needCount: needs.length, sides, skills: skillsOf(state) };
  const held = holding.flatMap(({ personId, grantId }) => (personId === undefined ? [] : { personId, grantId }));
  return { state, facts: [employerVisited(fact)], held };
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
