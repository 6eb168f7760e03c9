import { seekerChanged } from "#shared/contracts/employment.ts";
import { Skill } from "#shared/domain/skills.ts";
import { type Seeker, seekerLifecycle, standingOf } from "./seeker.ts";

type Learning = { readonly courseId: string; readonly skill: string };

/** Completed courses add what they taught, each once; what is no skill that employers ask for adds nothing. */
export const learn = (current: Seeker, ...taught: readonly Learning[]) => {
  const added = taught.flatMap(({ courseId, skill }) => {
    const known = Skill.safeParse(skill);
    return known.success && !current.learned[courseId] ? [[courseId, known.data] as const] : [];
  });
  if (added.length === 0 || !seekerLifecycle.can("learn", current)) return undefined;
  const subject = seekerLifecycle.allow("learn", current);
  const { seekerId } = subject;
  const skills = [...new Set(added.map(([, skill]) => skill))].filter((skill) => !subject.skills.includes(skill));
  const learned = { ...subject.learned, ...Object.fromEntries(added) };
  const state: Seeker = { ...subject, skills: [...subject.skills, ...skills], learned };
  return { state, facts: skills.length > 0 ? [seekerChanged({ seekerId, skills })] : [] };
};

type Placing = { readonly placementId: string; readonly is: "active" | "ended" };

/**
 * A placement of the seeker began or ended; one that has ended stays ended, whichever fact is heard first. Who has
 * work is not counted among those who look for it. A closed profile stays closed, and knows it should they come back.
 */
export const place = (current: Seeker, { placementId, is }: Placing) => {
  const known = current.placements[placementId];
  if (known === "ended" || known === is || !seekerLifecycle.can("place", current)) return undefined;
  const subject = seekerLifecycle.allow("place", current);
  const placements = { ...subject.placements, [placementId]: is };
  const status = subject.status === "closed" ? subject.status : standingOf(placements);
  const { seekerId, skills } = subject;
  const facts = status === subject.status ? [] : [seekerChanged({ seekerId, skills })];
  return { state: { ...subject, status, placements } as Seeker, facts };
};
