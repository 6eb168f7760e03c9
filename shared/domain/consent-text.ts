import * as z from "zod";
import {
  ConsentPurpose,
  type ConsentText,
  consentTexts,
  purposeWords,
  Recipient,
  recipientWords,
} from "./consent-texts.ts";
import { daysAsMinutes, Instant, plusMinutes } from "./dates.ts";
import { numberOf, type OwnPolicy } from "./policy.ts";
import { refuseField } from "./refusal.ts";
import { textOf } from "./text.ts";
import type { Language, Words } from "./words.ts";

/** So often a community may say more about one purpose. */
export const mostTightenings = 20;

/** What a community says beyond the text that is shipped, and whom of those it names it tells at most. */
export const Tightening = z.object({
  adds: z.strictObject({ "zh-CN": textOf(500), en: textOf(500) }),
  toldTo: z.array(Recipient).min(1).max(Recipient.options.length).optional(),
});

/** All that a community ever said beyond one text, the latest last: what somebody agreed to can always be read. */
export const OwnTexts = z.object({
  purpose: ConsentPurpose,
  tightenings: z.array(Tightening.extend({ from: Instant })).max(mostTightenings),
});
export type OwnTexts = z.infer<typeof OwnTexts>;
type Tightenings = OwnTexts["tightenings"];

/** A text as people read it here: what is shipped, and after it what the community adds. */
export type StandingText = {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly text: Words;
  readonly adds: Words | undefined;
  readonly toldTo: readonly Recipient[];
  readonly takeBack: Words;
};

type Version = StandingText & { readonly replacedAt: string | undefined };

/** All that a community ever added, each once. */
const joined = (said: Tightenings): Words | undefined => {
  const all = (language: Language): string => [...new Set(said.map(({ adds }) => adds[language]))].join("\n");
  return said.length === 0 ? undefined : { "zh-CN": all("zh-CN"), en: all("en") };
};

/** A community that says more keeps to what it said before: its additions are joined, and those whom it tells are fewer each time. */
const versionOf = (purpose: ConsentPurpose, shipped: ConsentText, own: Tightenings, nth: number): Version => {
  const { version, text, takeBack } = shipped;
  const said = own.slice(0, nth);
  const later = consentTexts[purpose].find(({ from }) => from > shipped.from)?.from;
  const ends = [later, own[nth]?.from].filter((end) => end !== undefined).toSorted();
  return {
    purpose,
    version: nth === 0 ? version : `${version}.${nth}`,
    text,
    adds: joined(said),
    toldTo: shipped.toldTo.filter((each) => said.every(({ toldTo }) => toldTo?.includes(each) ?? true)),
    takeBack,
    replacedAt: ends[0],
  };
};

const versionsOf = (purpose: ConsentPurpose, own: Tightenings): Version[] =>
  consentTexts[purpose].flatMap((shipped) =>
    [...own.keys(), own.length].map((nth) => versionOf(purpose, shipped, own, nth)),
  );

/** The text that people are shown now: the latest that is shipped, with all that the community adds to it. */
export const standingText = (purpose: ConsentPurpose, own: OwnTexts | undefined): StandingText => {
  const { replacedAt: _, ...latest } = versionsOf(purpose, own?.tightenings ?? []).at(-1) as Version;
  return latest;
};

type Agreeing = {
  readonly purpose: ConsentPurpose;
  readonly textVersion: string;
  readonly own: OwnTexts | undefined;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/**
 * Refuses a version that people were never shown here, and one that was replaced longer ago than a slip opens: so long
 * somebody may answer a paper that they took home. Source: PIPL §14.
 */
export const mustBeShown = ({ purpose, textVersion, own, at, policy }: Agreeing, pointer = "/textVersion"): void => {
  const known = versionsOf(purpose, own?.tightenings ?? []).find(({ version }) => version === textVersion);
  const { replacedAt = at } = known ?? refuseField(pointer, "unknown-text");
  if (plusMinutes(replacedAt, daysAsMinutes(numberOf("slipDays", policy))) < at) refuseField(pointer, "text-replaced");
};

/** The words of a text, as a person reads it in their language. */
export const textIn = ({ purpose, version, text, adds, toldTo, takeBack }: StandingText, language: Language) => ({
  purpose,
  version,
  title: purposeWords[purpose][language],
  text: text[language],
  adds: adds?.[language],
  toldTo: toldTo.map((each) => recipientWords[each][language]),
  takeBack: takeBack[language],
});
