/** The names by which stacks, alarms and `npm run dead-letters` find the same things of a stage. */

/** A stack: `linli-ireland-data`, `linli-ireland-mediation`. */
export const stackOf = (stage: string, part: string): string => `linli-${stage}-${part}`;

/** A function: `linli-ireland-mediation-http`, `linli-ireland-relay`. */
export const functionOf = (stage: string, name: string): string => `linli-${stage}-${name}`;

/** A service's queue: `linli-ireland-mediation`. */
export const queueOf = (stage: string, service: string): string => `linli-${stage}-${service}`;

/** The bus of a stage, and the rule on it that counts a fact which is to wake somebody: `linli-ireland-seat-drift`. */
export const busOf = (stage: string): string => `linli-${stage}`;
export const countOf = (stage: string, kind: string): string => `linli-${stage}-${kind}`;

/** The archive of a stage's bus. */
export const archiveOf = (stage: string): string => `linli-${stage}`;

/** The queue of what could not be done; `of` is a service, `relay`, `deadlines` or `bus`. */
export const deadLettersOf = (stage: string, of: string): string => `linli-${stage}-dead-${of}`;
