import * as z from "zod";
import { type Skill, skillWords } from "#shared/domain/skills.ts";
import { type Language, said, words } from "#shared/domain/words.ts";
import { kilometresBetween } from "../place.ts";
import { PostingCard } from "../posting/posting.ts";
import { hoursWords } from "../words.ts";
import type { Seeker } from "./seeker.ts";

export const ReasonKind = z.enum(["skill", "distance", "hours", "industry"]);

/** One reason in words: why a posting suits the seeker, or what it asks for that they have not said they have. */
const Reason = z.object({ kind: ReasonKind, words: z.string() });
type Reason = z.infer<typeof Reason>;

/** A posting that suits a seeker, with the reasons; there is no score, and people decide. */
export const Match = z
  .object({ posting: PostingCard, reasons: z.array(Reason), concerns: z.array(Reason) })
  .meta({ id: "Match" });
export type Match = z.infer<typeof Match>;

const sentences = {
  skills: words("您会{skills}，这个岗位正需要", "It asks for {skills}, which you know"),
  noSkills: words("不要求特定技能", "It asks for no particular skill"),
  missing: words("还要求{skills}", "It also asks for {skills}"),
  near: words("离您住处约 {kilometres} 公里", "It is about {kilometres} km from where you live"),
  far: words(
    "离您住处约 {kilometres} 公里，超过您希望的 {wanted} 公里",
    "It is about {kilometres} km from where you live, more than the {wanted} km you wished for",
  ),
  sameArea: words("与您同在{area}", "It is in {area}, where you live"),
  hours: words("{hours}，是您希望的工作时间", "The work is by {hours}, as you wished"),
  otherHours: words("{hours}，不是您希望的工作时间", "The work is by {hours}, which you did not wish for"),
  industry: words("是您想从事的行业", "It is in an industry you want to work in"),
};

type Pair = { readonly seeker: Seeker; readonly posting: PostingCard; readonly language: Language };

const named = (skills: readonly Skill[], language: Language): string[] =>
  skills.map((skill) => skillWords[skill][language]);

const bySkill = ({ seeker, posting, language }: Pair) => {
  const known = posting.skills.filter((skill) => seeker.skills.includes(skill));
  const missing = posting.skills.filter((skill) => !seeker.skills.includes(skill));
  const reason = posting.skills.length === 0 ? sentences.noSkills : known.length > 0 ? sentences.skills : undefined;
  return {
    reason: reason && said(reason, language, { skills: named(known, language) }),
    concern: missing.length > 0 ? said(sentences.missing, language, { skills: named(missing, language) }) : undefined,
  };
};

const byDistance = ({ seeker, posting, language }: Pair) => {
  const kilometres = kilometresBetween(seeker.place, posting.place);
  const wanted = seeker.wants.withinKilometres;
  if (kilometres === undefined) {
    const isSameArea = seeker.place.area === posting.place.area;
    return { reason: isSameArea ? said(sentences.sameArea, language, { area: posting.place.area }) : undefined };
  }
  if (wanted === undefined) return {};
  const filling = { kilometres, wanted };
  return kilometres <= wanted
    ? { reason: said(sentences.near, language, filling) }
    : { concern: said(sentences.far, language, filling) };
};

const byHours = ({ seeker, posting, language }: Pair) => {
  if (seeker.wants.hours.length === 0) return {};
  const isWished = seeker.wants.hours.includes(posting.hours);
  const told = { hours: hoursWords[posting.hours][language] };
  return isWished
    ? { reason: said(sentences.hours, language, told) }
    : { concern: said(sentences.otherHours, language, told) };
};

const byIndustry = ({ seeker, posting, language }: Pair) =>
  seeker.wants.industries.includes(posting.industry) ? { reason: said(sentences.industry, language) } : {};

type View = { readonly reason?: string | undefined; readonly concern?: string | undefined };

const matchOf = (pair: Pair): Match => {
  const views: Readonly<Record<Reason["kind"], View>> = {
    skill: bySkill(pair),
    distance: byDistance(pair),
    hours: byHours(pair),
    industry: byIndustry(pair),
  };
  const told = (part: keyof View): Reason[] =>
    ReasonKind.options.flatMap((kind) => {
      const sentence = views[kind][part];
      return sentence === undefined ? [] : [{ kind, words: sentence }];
    });
  return { posting: pair.posting, reasons: told("reason"), concerns: told("concern") };
};

/** The postings that something speaks for, those with more reasons and fewer concerns first, then in their order. */
export const matchesOf = (seeker: Seeker, postings: readonly PostingCard[], language: Language): Match[] =>
  postings
    .map((posting) => matchOf({ seeker, posting, language }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (one, other) => other.reasons.length - other.concerns.length - (one.reasons.length - one.concerns.length),
    );
