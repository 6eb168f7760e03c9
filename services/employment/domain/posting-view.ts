import type { Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isContactOf, isOrganiser } from "./access.ts";
import type { Posting } from "./posting.ts";

const isPublic = ({ status }: Posting): boolean =>
  status === "published" || status === "filled" || status === "expired";

/** The posting, for whoever may know of it: drafts are for organisers and for the employer's own contacts. */
export const postingFor = (subject: Posting, by: Caller): Posting =>
  isPublic(subject) || isOrganiser(by) || isContactOf(by, subject.employerId) ? subject : refuse("not-found");
