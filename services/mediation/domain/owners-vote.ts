import { numberOf } from "#shared/domain/policy.ts";
import { type FieldCode, refuse } from "#shared/domain/refusal.ts";
import type { Basis, OwnersVote } from "./parts.ts";

export const commonAreaLaw = "民法典 §278(8)";

const measures = ["squareDecimetres", "owners"] as const;

type Count = OwnersVote["total"];

/** Whether `part` of `whole` reaches numerator/denominator, by cross-multiplication of whole numbers. */
const reaches = (part: number, whole: number, numerator: number, denominator: number): boolean =>
  part * denominator >= whole * numerator;

const mustNotExceed = (part: Count, whole: Count, place: string, code: FieldCode): void => {
  const wrong = measures.find((measure) => part[measure] > whole[measure]);
  if (wrong) refuse("threshold-not-met", { law: commonAreaLaw, errors: [{ pointer: `${place}/${wrong}`, code }] });
};

/**
 * The owners' vote on a common area run for profit: at least 2/3 of area and of owners take part, at least 3/4 of
 * both among those taking part agree. Source: 民法典 §278(8), numbers in the policy table.
 */
const mustReachThresholds = ({ total, participating, agreeing }: OwnersVote): void => {
  const isEnough = measures.every(
    (measure) =>
      total[measure] > 0 &&
      reaches(
        participating[measure],
        total[measure],
        numberOf("ownersVoteParticipationNumerator"),
        numberOf("ownersVoteParticipationDenominator"),
      ) &&
      reaches(
        agreeing[measure],
        participating[measure],
        numberOf("ownersVoteAgreementNumerator"),
        numberOf("ownersVoteAgreementDenominator"),
      ),
  );
  if (!isEnough) refuse("threshold-not-met", { law: commonAreaLaw });
};

/** Refuses as `threshold-not-met` a basis that does not carry a decision, or whose counts contradict each other; `place` is its pointer in the body. */
export const mustCarry = (basis: Basis, place: string): void => {
  if (basis.kind === "outside-common-area") return;
  mustNotExceed(basis.participating, basis.total, `${place}/participating`, "more-than-total");
  mustNotExceed(basis.agreeing, basis.participating, `${place}/agreeing`, "more-than-participating");
  mustReachThresholds(basis);
};
