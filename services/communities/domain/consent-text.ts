import * as z from "zod";
import { consentTextTightened } from "#shared/contracts/communities.ts";
import type { Act } from "#shared/domain/caller.ts";
import { mostTightenings, type OwnTexts, standingText, Tightening } from "#shared/domain/consent-text.ts";
import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import { TextVersion } from "#shared/domain/text.ts";

/** What people agree to for one purpose, in the reader's language. */
export const ConsentTextView = z
  .object({
    purpose: ConsentPurpose,
    /** To be sent with the answer. */
    version: TextVersion,
    title: z.string(),
    text: z.string(),
    /** What this community adds: it binds the community, and widens nothing. */
    adds: z.string().optional(),
    /** Who is told. */
    toldTo: z.array(z.string()),
    takeBack: z.string(),
  })
  .meta({ id: "ConsentText" });

export const TightenConsentText = z.strictObject(Tightening.shape);

type Tightened = Act & z.infer<typeof Tightening> & { readonly slug: string };

const noneYet = (purpose: ConsentPurpose): OwnTexts => ({ purpose, tightenings: [] });

/**
 * A community says more than the text that is shipped, which always stands whole before it, and may tell fewer than
 * that names: it adds, and takes nothing away, nor of what it said before.
 */
export const tighten = (
  purpose: ConsentPurpose,
  current: OwnTexts = noneYet(purpose),
  { at, slug, adds, toldTo }: Tightened,
) => {
  const standing = standingText(purpose, current);
  const stranger = toldTo?.findIndex((each) => !standing.toldTo.includes(each)) ?? -1;
  if (stranger >= 0) refuseField(`/toldTo/${stranger}`, "loosens-the-text");
  mustHaveRoom(current.tightenings, mostTightenings, "/adds");
  const state: OwnTexts = { purpose, tightenings: [...current.tightenings, { adds, toldTo, from: at }] };
  const { version } = standingText(purpose, state);
  return { state, facts: [consentTextTightened({ slug, purpose, version })] };
};
