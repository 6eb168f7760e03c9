/** The names by which stacks, alarms and `npm run dead-letters` find the same things of a stage. */

/** A function: `linli-ireland-mediation-http`, `linli-ireland-relay`. */
export const functionOf = (stage: string, name: string): string => `linli-${stage}-${name}`;

/** A reaction's queue: `linli-ireland-mediation-release-lead-when-role-revoked`. */
export const queueOf = (stage: string, reaction: string): string => `linli-${stage}-${reaction}`;

/** The queue of what could not be done; `of` is a reaction's queue name, `relay`, `deadlines` or `bus`. */
export const deadLettersOf = (stage: string, of: string): string => `linli-${stage}-dead-${of}`;
