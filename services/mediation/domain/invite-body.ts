import * as z from "zod";
import { bodyInvited, bodyJoined } from "#shared/contracts/mediation-bodies.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { acting, heads, leadOrBodyMust, signedBy } from "./access.ts";
import { BodyId, type CoBody } from "./body-id.ts";
import { bodyOf, type Case, coBodiesOf } from "./case.ts";
import type { NamedBody } from "./lead.ts";
import { most } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

export const InviteBody = z.strictObject({ bodyId: BodyId });

type InvitingBody = CaseAct & { readonly named: NamedBody | undefined };

/** The lead, or who acts for the body, asks a second one to mediate the case too. */
export const inviteBody = (current: Case, { by, at, named }: InvitingBody) => {
  const subject = acting("inviteBody", current, by);
  leadOrBodyMust(subject, by);
  if (!named) return refuseField("/bodyId", "unknown-body");
  const { bodyId, kind } = named;
  const known = coBodiesOf(subject);
  if (bodyOf(subject) === bodyId || known.some((each) => each.bodyId === bodyId))
    return refuseField("/bodyId", "there-already");
  mustHaveRoom(known, most.coBodies, "/bodyId");
  const coBodies: CoBody[] = [...known, { bodyId, kind, invitedAt: at }];
  const state = { ...signedBy(subject, by), coBodies } as Case;
  return { state, facts: [bodyInvited({ caseId: subject.caseId, bodyId })] };
};

export const JoinCase = z.strictObject({ bodyId: BodyId });

/** Refuses anyone but who acts for a body that was asked and has not said yes yet. */
export const mayJoinFor = (current: Case, { by }: Pick<CaseAct, "by">, asked?: string): CoBody => {
  const subject = acting("joinCase", current, by);
  const own = coBodiesOf(subject).filter(({ bodyId }) => !by.onBehalfOf && heads(bodyId, by));
  const found = own.find(({ bodyId, joinedAt }) => (asked === undefined ? !joinedAt : bodyId === asked));
  return found ?? refuse("role-not-allowed");
};

/** Who acts for the body that was asked says yes for it: from then on it mediates the case too. */
export const joinCase = (current: Case, { by, at, bodyId }: CaseAct & z.infer<typeof JoinCase>) => {
  const own = mayJoinFor(current, { by }, bodyId);
  if (own.joinedAt) return undefined;
  const coBodies = coBodiesOf(current).map((each) => (each === own ? { ...each, joinedAt: at } : each));
  const state = { ...signedBy(current, by), coBodies } as Case;
  return { state, facts: [bodyJoined({ caseId: current.caseId, bodyId })] };
};
