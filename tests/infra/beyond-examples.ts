/**
 * What a function needs beyond what the examples walk through: an action, or a reaction that no example sets off.
 * Every test in a town refuses what is not granted, so a row that is missing here fails there.
 */
export const actionsBeyond: Readonly<Record<string, readonly { readonly action: string; readonly because: string }[]>> =
  {};

export const heardElsewhere: Readonly<Record<string, string>> = {
  "communities-end-grant-when-term-due": "tests/journeys: a role whose term is over",
  "mediation-release-lead-when-roster-left": "tests/simulation/mediation: a mediator leaves the roster",
};
