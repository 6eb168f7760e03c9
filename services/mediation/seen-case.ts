import { acting, leadOrBodyMust, mustActForBody, mustLead } from "./domain/access.ts";
import type { Case } from "./domain/case.ts";
import type { Insider } from "./domain/recusal.ts";

/** A case, and whoever looks at it with what they are at their source. */
export type SeenCase = { readonly status: Case["status"]; readonly current: Case; readonly by: Insider };

export type Act = Parameters<typeof acting>[0];

export const acts =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    acting(verb, current, by);

export const led =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    mustLead(acting(verb, current, by), by);

export const bodily =
  (verb: Act) =>
  ({ current, by }: SeenCase) => {
    acting(verb, current, by);
    mustActForBody(current, by);
  };

export const ledOrPresided =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    leadOrBodyMust(acting(verb, current, by), by);

/** The case as its reader is offered verbs of it. */
export const seenAs = (current: Case, by: Insider): SeenCase => ({ status: current.status, current, by });
