import * as z from "zod";
import { postingExpired, postingFilled, postingWithdrawn } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { Text } from "#shared/domain/text.ts";
import { mustEndFor } from "../access.ts";
import { happened } from "../parts.ts";
import { type Posting, postingLifecycle } from "./posting.ts";

const aboutOf = ({ postingId, employerId, programmeId, skills }: Posting) => ({
  postingId,
  employerId,
  programmeId,
  skills,
});

export const FillPosting = z.strictObject(happened);

/** The employer found everybody it needs, here or elsewhere. */
export const fill = (current: Posting, { by, at }: Act) => {
  mustEndFor(by, current.employerId);
  return filled(current, at);
};

const filled = (current: Posting, at: Instant) => {
  const state: Posting = { ...postingLifecycle.allow("fill", current), status: "filled", endedAt: at };
  return { state, facts: [postingFilled(aboutOf(current))] };
};

/** The last opening was taken: a posting that is still public is filled. */
export const fillWhenTaken = (current: Posting, { left, at }: { left: number; at: Instant }) =>
  left > 0 || !postingLifecycle.can("fill", current) ? undefined : filled(current, at);

/** Its last day has passed: a posting that is still public has expired. */
export const expire = (current: Posting, at: Instant) => {
  if (!postingLifecycle.can("expire", current)) return undefined;
  const subject = postingLifecycle.allow("expire", current);
  if (at < subject.closesAt) return undefined;
  const state: Posting = { ...subject, status: "expired", endedAt: at };
  return { state, facts: [postingExpired(aboutOf(current))] };
};

export const WithdrawPosting = z.strictObject({ reason: Text, ...happened });

/** The employer or a reviewer takes it back. */
export const withdraw = (current: Posting, { by, at, reason }: Act & { reason: string }) => {
  mustEndFor(by, current.employerId);
  const subject = postingLifecycle.allow("withdraw", current);
  const state: Posting = { ...subject, status: "withdrawn", endedAt: at, withdrawal: { reason } };
  return { state, facts: [postingWithdrawn(aboutOf(current))] };
};
