import * as z from "zod";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { happened, PersonId, SeekerId } from "../parts.ts";
import { mustLook, type Seeker } from "./seeker.ts";

export const OfferId = childIdSchema("hlp");

const Offer = z.object({
  offerId: OfferId,
  kind: z.enum(["counselling-lecture", "counselling", "home-visit"]),
  at: Instant,
  answer: z.object({ is: z.enum(["accepted", "declined"]), at: Instant }).optional(),
});

export const mostOffers = 50;

const kept = {
  seekerId: SeekerId,
  personId: PersonId.optional(),
  raisedAt: Instant,
  note: Text.optional(),
  offers: z.array(Offer).max(mostOffers),
};

/**
 * That a seeker is worried, and what help was offered. It is a thing of its own, so that whoever reads the seeker
 * cannot read it: only the caseworker can. No fact tells of it. Source: PIPL §28.
 */
export const Wellbeing = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("raised"), ...kept }),
    z.object({ status: z.literal("cleared"), ...kept, clearedAt: Instant }),
  ])
  .meta({ id: "Wellbeing" });
export type Wellbeing = z.infer<typeof Wellbeing>;

export const wellbeingLifecycle = lifecycle<Wellbeing>()("wellbeing", {
  raiseAgain: { from: ["cleared"], to: "raised", as: "raiseWellbeing" },
  offer: { from: ["raised"], to: "same", as: "offerHelp" },
  answer: { from: ["raised"], to: "same", as: "answerHelpOffer" },
  clear: { from: ["raised"], to: "cleared", as: "clearWellbeing" },
});

export const RaiseWellbeing = z.strictObject({ note: Text.optional(), ...happened });

type Raising = Act & z.infer<typeof RaiseWellbeing> & { readonly seeker: Seeker };

/** The caseworker notes that a seeker is worried. */
export const raise = ({ at, note, seeker }: Raising) => {
  mustLook(seeker);
  const { seekerId, personId } = seeker;
  const state: Wellbeing = { status: "raised", seekerId, personId, raisedAt: at, note, offers: [] };
  return { state, facts: [] };
};

export const raiseAgain = (current: Wellbeing, { at, note, seeker }: Raising) => {
  mustLook(seeker);
  const { clearedAt: _, ...subject } = wellbeingLifecycle.allow("raiseAgain", current);
  const state: Wellbeing = { ...subject, status: "raised", raisedAt: at, note };
  return { state, facts: [] };
};

export const OfferHelp = z.strictObject({ kind: Offer.shape.kind, ...happened });

/** Help is offered, never ordered: nothing else in Linli turns on the answer. */
export const offer = (current: Wellbeing, told: Act & z.infer<typeof OfferHelp> & { readonly commandId: string }) => {
  const { at, kind, commandId } = told;
  const subject = wellbeingLifecycle.allow("offer", current);
  mustHaveRoom(subject.offers, mostOffers, "");
  const offerId = newChildId("hlp", subject.seekerId, commandId);
  const state: Wellbeing = { ...subject, offers: [...subject.offers, { offerId, kind, at }] };
  return { state, facts: [] };
};

export const AnswerOffer = z.strictObject({ answer: z.enum(["accepted", "declined"]), ...happened });

type Answering = Act & z.infer<typeof AnswerOffer> & { readonly offerId: string };

/** What the seeker said to it; they may change their mind. */
export const answer = (current: Wellbeing, { at, offerId, answer: is }: Answering) => {
  const subject = wellbeingLifecycle.allow("answer", current);
  if (!subject.offers.some((each) => each.offerId === offerId)) refuse("not-found");
  const offers = subject.offers.map((each) => (each.offerId === offerId ? { ...each, answer: { is, at } } : each));
  const state: Wellbeing = { ...subject, offers };
  return { state, facts: [] };
};

export const ClearWellbeing = z.strictObject(happened);

/** The worry is over: what was noted of it goes, what was offered stays. */
export const clear = (current: Wellbeing, { at }: Act) => {
  const { note: _, ...subject } = wellbeingLifecycle.allow("clear", current);
  const state: Wellbeing = { ...subject, status: "cleared", clearedAt: at };
  return { state, facts: [] };
};
