import { seekerChanged } from "#shared/contracts/employment.ts";
import { Skill } from "#shared/domain/skills.ts";
import { type Seeker, seekerLifecycle, standingOf } from "./seeker.ts";

type Learning = { readonly courseId: string; readonly skill: string };

/** A completed course adds what it taught, once; what is no skill that employers ask for adds nothing. */
export const learn = (current: Seeker, { courseId, skill }: Learning) => {
  const taught = Skill.safeParse(skill);
  if (!taught.success || current.learned[courseId] || !seekerLifecycle.can("learn", current)) return undefined;
  const subject = seekerLifecycle.allow("learn", current);
  const skills = [...new Set([...subject.skills, taught.data])];
  const isNew = skills.length > subject.skills.length;
  const state: Seeker = { ...subject, skills, learned: { ...subject.learned, [courseId]: taught.data } };
  return { state, facts: isNew ? [seekerChanged({ seekerId: subject.seekerId, skills: [taught.data] })] : [] };
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
