type Row = {
  readonly value: number;
  readonly unit: "minutes" | "seconds" | "numerator" | "denominator" | "suppliers" | "sides";
  readonly source: string;
  readonly confirmed: boolean;
  readonly communityMay: "tighten" | "set" | "no";
};

const ownersVote = "民法典 §278(8): 2/3 of area and of owners take part, 3/4 of those taking part agree";

/** Every number that a rule of Linli turns on, with where it comes from. The rule itself is code. */
export const policy = {
  firstContactMinutes: {
    value: 120,
    unit: "minutes",
    source: "default of Linli after the Foshan story (第一时间安抚); no law sets it",
    confirmed: true,
    communityMay: "tighten",
  },
  ownersVoteParticipationNumerator: {
    value: 2,
    unit: "numerator",
    source: ownersVote,
    confirmed: true,
    communityMay: "no",
  },
  ownersVoteParticipationDenominator: {
    value: 3,
    unit: "denominator",
    source: ownersVote,
    confirmed: true,
    communityMay: "no",
  },
  ownersVoteAgreementNumerator: {
    value: 3,
    unit: "numerator",
    source: ownersVote,
    confirmed: true,
    communityMay: "no",
  },
  ownersVoteAgreementDenominator: {
    value: 4,
    unit: "denominator",
    source: ownersVote,
    confirmed: true,
    communityMay: "no",
  },
  suppliersAtLeast: {
    value: 2,
    unit: "suppliers",
    source: "the Foshan story (与多家供应商洽谈): more than one, or a written reason",
    confirmed: true,
    communityMay: "set",
  },
  foundingSidesAtLeast: {
    value: 2,
    unit: "sides",
    source: "the Foshan story: the association was founded by two bodies of two sides",
    confirmed: true,
    communityMay: "no",
  },
  membershipCacheSeconds: {
    value: 30,
    unit: "seconds",
    source: "Linli: how long a revoked role may still act",
    confirmed: true,
    communityMay: "no",
  },
  strangerCacheSeconds: {
    value: 5,
    unit: "seconds",
    source: "Linli: how long the absence of a membership is remembered",
    confirmed: true,
    communityMay: "no",
  },
} as const satisfies Record<string, Row>;
