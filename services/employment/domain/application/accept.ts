import * as z from "zod";
import { applicationMoved } from "#shared/contracts/employment.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { isSelf, mustBeImpartial, mustCareFor } from "../access.ts";
import { happened } from "../parts.ts";
import { type Application, aboutOf, applicationLifecycle } from "./application.ts";
import type { Around } from "./apply.ts";
import { mustBeShared } from "./hire.ts";

export const AcceptWork = z.strictObject({
  /** The paper on which somebody without membership says yes. */
  evidence: Text.optional(),
  ...happened,
});

type Accepting = Act & Around & z.infer<typeof AcceptWork>;

/**
 * Nobody takes an offer for somebody else: a member does it themselves, signed in or at the desk. Of somebody without
 * membership the caseworker records it, with the paper that says so.
 */
const mustBeTheirYes = (subject: Application, by: Caller, evidence: string | undefined): void => {
  mustCareFor(subject, by);
  if (subject.personId === undefined && evidence === undefined) refuseField("/evidence", "required");
  if (subject.personId !== undefined && !isSelf(subject, by)) refuse("role-not-allowed");
};

/**
 * The seeker takes the offer. Whoever is with them as they say so neither speaks for the employer nor is of the side
 * that it belongs to.
 */
export const acceptWork = (current: Application, { by, at, evidence, posting }: Accepting) => {
  mustBeTheirYes(current, by, evidence);
  const subject = applicationLifecycle.allow("accept", current);
  const { employerId, personId } = subject;
  if (personId !== by.personId) mustBeImpartial(by, { employerId, side: posting?.relatedTo });
  mustBeShared(subject);
  const acceptance = { at, ...(personId === undefined && { evidence }) };
  const state: Application = { ...subject, status: "accepted", acceptance };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: "offered", to: "accepted" })] };
};
