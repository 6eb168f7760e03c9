import * as z from "zod";
import { associationWithdrawn } from "#shared/contracts/mediation.ts";
import { type Act, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Association, associationLifecycle } from "./association.ts";

export const WithdrawAssociation = z.strictObject({});

/** Whoever proposed it; an administrator, where nobody knows who did. */
export const mustHaveProposed = ({ proposedBy }: Association, by: Caller): void => {
  const mayWithdraw = proposedBy === undefined ? holds(by, "community-admin") : proposedBy === by.personId;
  if (!mayWithdraw) refuse("role-not-allowed");
};

/** Whoever proposed an association takes that back, and its name is free again. */
export const withdrawAssociation = (current: Association, { by }: Act) => {
  associationLifecycle.allow("withdraw", current);
  mustHaveProposed(current, by);
  const { associationId } = current;
  const state: Association = { ...current, status: "withdrawn" };
  return { state, facts: [associationWithdrawn({ associationId })] };
};
