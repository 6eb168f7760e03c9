import * as z from "zod";
import { applicationMoved } from "#shared/contracts/employment.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { isSelf, mustBeImpartial, mustCareFor } from "../access.ts";
import { happened, PaperRef } from "../parts.ts";
import { type Application, aboutOf, applicationLifecycle } from "./application.ts";
import type { Around } from "./apply.ts";
import { mustBeShared } from "./hire.ts";

export const AcceptWork = z.strictObject({
  /** Where the paper is kept on which somebody without membership says yes. */
  paperRef: PaperRef.optional(),
  ...happened,
});

type Accepting = Act & Around & z.infer<typeof AcceptWork>;

/**
 * Nobody takes an offer for somebody else: a member does it themselves, signed in or at the desk. Of somebody without
 * membership the caseworker records it.
 */
export const mustSayYesThemselves = (subject: Application, by: Caller): void => {
  mustCareFor(subject, by);
  if (subject.personId !== undefined && !isSelf(subject, by)) refuse("role-not-allowed");
};

/** Whoever is with them as they say so neither speaks for the employer nor is of the side that it belongs to. */
export const mustWitness = (
  { employerId, personId }: Application,
  { by, posting }: Pick<Accepting, "by" | "posting">,
): void => {
  if (personId !== by.personId) mustBeImpartial(by, { employerId, side: posting?.relatedTo });
};

/** The seeker takes the offer. Of somebody without membership the paper says so. */
export const acceptWork = (current: Application, { by, at, paperRef, posting }: Accepting) => {
  mustSayYesThemselves(current, by);
  const { personId } = current;
  if (personId === undefined && paperRef === undefined) refuseField("/paperRef", "required");
  const subject = applicationLifecycle.allow("accept", current);
  mustWitness(subject, { by, posting });
  mustBeShared(subject);
  const acceptance = { at, ...(personId === undefined && { paperRef }) };
  const state: Application = { ...subject, status: "accepted", acceptance };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: "offered", to: "accepted" })] };
};
