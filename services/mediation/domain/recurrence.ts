import * as z from "zod";
import { recurrenceDetected, recurrenceJoined } from "#shared/contracts/mediation.ts";
import { daysAsMinutes, Instant, plusMinutes } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Building } from "#shared/domain/text.ts";
import type { Case } from "./case.ts";
import { CaseId } from "./parts.ts";

export const RecurrenceId = idSchema("rec");

/** Where cases are counted together: one category in one building. */
export const Spot = z.object({ category: CategoryKey, building: Building });
export type Spot = z.infer<typeof Spot>;

/** A case of a spot, as its own commit wrote down when it was filed. */
export const SpotFiling = z.object({ caseId: CaseId, filedAt: Instant });
export type SpotFiling = z.infer<typeof SpotFiling>;

/**
 * Of a spot no more filings are looked at, the newest first. Three of different people begin an episode, so what
 * a thousand do not show is no dispute of neighbours; and each filing is looked at by its own delivery besides, so it
 * joins an episode however many came after it.
 */
export const mostCounted = 1000;

/** Of an open episode the cases that joined it last are known, so many that none of those that are looked at joins twice. */
export const mostKnown = 2 * mostCounted;

/** The same dispute of a spot, again and again. An episode lasts until the joint meeting is done with its issue. */
export const Recurrence = z.object({
  ...Spot.shape,
  episodes: z.int(),
  open: z
    .object({
      recurrenceId: RecurrenceId,
      detectedAt: Instant,
      firstFiledAt: Instant,
      /** The latest of them. */
      caseIds: z.array(CaseId),
      /** How many they are; absent where none was ever dropped. */
      caseCount: z.int().optional(),
    })
    .optional(),
  /** The cases of episodes that have ended: they count no more. */
  spent: z.array(CaseId),
});
export type Recurrence = z.infer<typeof Recurrence>;

type Countable = Pick<Case, "caseId" | "source" | "applicantId" | "status" | "disputants">;

/** As whose each case counts: a resident's count once, everybody else's each; none that ended before any contact. */
export const countedAs = (cases: readonly Countable[]): ReadonlyMap<string, string | undefined> =>
  new Map(
    cases.map(({ caseId, source, applicantId, status, disputants }) => {
      const isOver = status === "withdrawn" || status === "declined";
      const wasNothing = isOver && disputants.every(({ contact }) => contact === undefined);
      const as = source === "resident" ? applicantId : caseId;
      return [caseId, wasNothing ? undefined : as];
    }),
  );

type Counted = {
  readonly filings: readonly SpotFiling[];
  /** As whose a filing counts, by {@link countedAs}. */
  readonly as: ReadonlyMap<string, string | undefined>;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

const inOrder = (filings: readonly SpotFiling[]): SpotFiling[] =>
  filings.toSorted((one, other) => (`${one.filedAt}${one.caseId}` < `${other.filedAt}${other.caseId}` ? -1 : 1));

/** From the first of the earliest cases that are so many in so few days; none where there never were. */
const episodeIn = (filings: readonly SpotFiling[], { as, policy }: Counted): readonly SpotFiling[] => {
  const [cases, days] = [numberOf("recurrenceCases", policy), numberOf("recurrenceDays", policy)];
  const start = filings.findIndex(({ filedAt }, at) => {
    const until = plusMinutes(filedAt, daysAsMinutes(days));
    const within = filings.slice(at).filter((each) => each.filedAt <= until);
    return new Set(within.map(({ caseId }) => as.get(caseId) ?? caseId)).size >= cases;
  });
  return start < 0 ? [] : filings.slice(start);
};

const joined = (current: Recurrence, open: NonNullable<Recurrence["open"]>, found: readonly SpotFiling[]) => {
  const had = new Set(open.caseIds);
  const caseIds = [...new Set(found.map(({ caseId }) => caseId))].filter((caseId) => !had.has(caseId));
  if (caseIds.length === 0) return undefined;
  const { category, building } = current;
  const { recurrenceId, firstFiledAt } = open;
  const known = [...open.caseIds, ...caseIds];
  const caseCount = (open.caseCount ?? open.caseIds.length) + caseIds.length;
  const latest = { caseIds: known.slice(-mostKnown), ...(caseCount > mostKnown && { caseCount }) };
  const state = { ...current, open: { ...open, ...latest } };
  return { state, facts: [recurrenceJoined({ recurrenceId, category, building, caseIds, firstFiledAt })] };
};

/**
 * Counts the filings of a spot. Enough of them in the window begin an episode, which is told once with its cases;
 * while it lasts later cases join it. It looks at what was filed, never at what was heard, so the order and number
 * of deliveries do not matter.
 */
export const count = (current: Recurrence, counted: Counted) => {
  const { filings, as, at, policy } = counted;
  const counts = (caseId: string): boolean => !as.has(caseId) || as.get(caseId) !== undefined;
  const fresh = inOrder(filings).filter(({ caseId }) => !current.spent.includes(caseId) && counts(caseId));
  const found = episodeIn(fresh, counted);
  const { open } = current;
  if (open) return joined(current, open, [...found, ...fresh.filter((each) => each.filedAt >= open.firstFiledAt)]);
  const [first] = found;
  if (!first) return undefined;
  const { category, building } = current;
  const episodes = current.episodes + 1;
  const recurrenceId = newId("rec", `${category} ${building} ${episodes}`);
  const caseIds = found.map(({ caseId }) => caseId);
  const told = { recurrenceId, category, building, caseIds, firstFiledAt: first.filedAt };
  const state: Recurrence = {
    ...current,
    episodes,
    open: { recurrenceId, detectedAt: at, firstFiledAt: first.filedAt, caseIds },
  };
  const windowDays = numberOf("recurrenceDays", policy);
  return { state, facts: [recurrenceDetected({ ...told, windowDays })] };
};

type Ending = Counted & { readonly recurrenceIds: readonly string[]; readonly caseIds: readonly string[] };

/**
 * The joint meeting is done with the episode and with these cases: counting begins anew with all others, also with
 * one that was filed while the issue was being closed.
 */
export const endEpisode = (current: Recurrence, { recurrenceIds, caseIds, ...counted }: Ending) => {
  const { open, ...rest } = current;
  if (!open || !recurrenceIds.includes(open.recurrenceId)) return undefined;
  const known = new Set(counted.filings.map(({ caseId }) => caseId));
  const spent = [...current.spent, ...caseIds].filter((caseId) => known.has(caseId));
  const state: Recurrence = { ...rest, spent };
  return count(state, counted) ?? { state, facts: [] };
};

/** A spot in which nothing recurred yet. */
export const noRecurrence = (spot: Spot): Recurrence => ({ ...spot, episodes: 0, spent: [] });

/** The cases of a spot that a new one may repeat, latest first, as far as a hint goes. */
export const mayRepeat = (filings: readonly SpotFiling[], at: Instant, policy: OwnPolicy): string[] => {
  const since = plusMinutes(at, -daysAsMinutes(numberOf("duplicateHintDays", policy)));
  const recent = inOrder(filings).filter(({ filedAt }) => filedAt >= since);
  return recent.toReversed().map(({ caseId }) => caseId);
};

/**
 * Filings before this neither count nor are hinted at, and are deleted. It is twice the longer window: a delivery that
 * is late by a whole one still finds what its filing counts with.
 */
export const keptSince = (at: Instant, policy: OwnPolicy): Instant => {
  const days = Math.max(numberOf("recurrenceDays", policy), numberOf("duplicateHintDays", policy));
  return plusMinutes(at, -daysAsMinutes(2 * days));
};
