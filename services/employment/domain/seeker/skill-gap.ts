import * as z from "zod";
import { skillGapClosed, skillGapDetected } from "#shared/contracts/employment.ts";
import { Instant } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Skill } from "#shared/domain/skills.ts";

/** How many openings ask for a skill and how many seekers have it, as it was last looked at. */
export const SkillGap = z
  .object({
    skill: Skill,
    demand: z.int(),
    supply: z.int(),
    status: z.enum(["open", "closed"]),
    /** Since when it is so. */
    since: Instant,
    reviewedAt: Instant,
  })
  .meta({ id: "SkillGap" });
export type SkillGap = z.infer<typeof SkillGap>;

type Seen = {
  readonly skill: Skill;
  readonly demand: number;
  readonly supply: number;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/** A gap is there as long as demand is so much more than supply; it is told when it opens and when it closes. */
export const review = (current: SkillGap | undefined, { skill, demand, supply, at, policy }: Seen) => {
  const status = demand - supply >= numberOf("skillGap", policy) ? ("open" as const) : ("closed" as const);
  const isSame = current?.status === status;
  const state: SkillGap = { skill, demand, supply, status, since: isSame ? current.since : at, reviewedAt: at };
  const told = { skill, demand, supply };
  if (isSame || (!current && status === "closed")) return { state, facts: [] };
  return { state, facts: [status === "open" ? skillGapDetected(told) : skillGapClosed(told)] };
};
