import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { type CoBody, isRegistered, type MediatingBodyKind } from "./body-id.ts";

/** What of a case says whether a court may confirm its agreement: the bodies that mediated it, and who sealed. */
type Mediated = {
  readonly body?: MediatingBodyKind | undefined;
  readonly bodyId?: string | undefined;
  readonly coBodies?: readonly CoBody[] | undefined;
  /** Of which kind the body is whose seal the agreement bears. */
  readonly sealedBy?: MediatingBodyKind | undefined;
};

/**
 * Whether a court may be asked to confirm the agreement: only where a people's committee, which the community has
 * registered, mediated alone or with another body, or sealed it. Source: 人民调解法 §33; mutual aid is none.
 */
export const mayConfirmJudicially = ({ body, bodyId, coBodies = [], sealedBy }: Mediated): boolean =>
  (body === "peoples-committee" && bodyId !== undefined && isRegistered(bodyId)) ||
  coBodies.some(({ kind, joinedAt }) => kind === "peoples-committee" && joinedAt !== undefined) ||
  sealedBy === "peoples-committee";

/** Refuses where no people's committee had a part in it. */
export const mustBeEligible = (mediated: Mediated): void => {
  if (!mayConfirmJudicially(mediated)) refuse("body-not-eligible");
};

/** Refuses the seal of another body than a people's committee that has one, at the pointer where it is named. */
export const maySeal = (
  named: { readonly kind: MediatingBodyKind; readonly seal?: object | undefined } | undefined,
  pointer: string,
): void => {
  if (named?.kind !== "peoples-committee" || !named.seal) refuseAt(pointer, "body-not-eligible");
};
