import * as z from "zod";
import { HearingKind } from "#shared/contracts/mediation-rights.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { Text } from "#shared/domain/text.ts";

/** So many relatives a disputant names. */
export const mostRelatives = 10;

/** How somebody is related to a disputant: no more is asked. */
export const RelativeKind = z.enum(["spouse", "parent-or-child", "brother-or-sister", "other"]);

const Relative = z.object({ personId: idSchema("per"), relation: RelativeKind, at: Instant });

/** What a disputant chose for themselves. */
export const ownChoices = {
  /** Relatives of theirs, who mediate nothing of the case. */
  relatives: z.array(Relative).max(mostRelatives).optional(),
  /** How they want the case to be heard; `evidence` where somebody recorded it for them. */
  hearing: z.object({ choice: HearingKind, at: Instant, evidence: Text.optional() }).optional(),
};
