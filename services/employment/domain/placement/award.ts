import type * as z from "zod";
import type { Caller } from "#shared/domain/caller.ts";
import type { PartialDate } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isSelf, placementFor } from "../access.ts";
import type { Consents } from "../seeker/consents.ts";
import type { Placement, RecognitionKind } from "./placement.ts";
import { mustBeLetTell } from "./story.ts";

type Asked = {
  readonly by: Caller;
  readonly kind: z.infer<typeof RecognitionKind>;
  readonly period?: PartialDate | undefined;
  readonly consents: Consents | undefined;
};

/**
 * What somebody was praised for, to be printed with their name: for themselves, and for others who know the placement by
 * the person's consent to be told of alone, as a paper hangs on a wall (PIPL §25).
 */
export const awardFor = (current: Placement, { by, kind, period, consents }: Asked) => {
  const placement = placementFor(current, by);
  const award = placement.recognitions.find((each) => each.kind === kind && each.period === period);
  if (!award) return refuse("not-found");
  if (!isSelf(placement, by)) mustBeLetTell(consents);
  return award;
};
