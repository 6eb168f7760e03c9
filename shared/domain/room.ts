import { refuseField } from "./refusal.ts";

/**
 * What one thing may hold before it is full, for its one item holds 400 KB: what many may add stops early, and leaves
 * room for what brings the thing to its end; and nobody's own share leaves the others none.
 */
const mostBytes = { own: 25_000, coming: 80_000, saying: 130_000, ending: 200_000 } as const;

/** Refuses what is added to a thing that so much was said about that its one item is about to be full. */
export const mustFit = <Subject extends object>(
  subject: Subject,
  purpose: keyof typeof mostBytes = "saying",
): Subject => {
  const { length } = new TextEncoder().encode(JSON.stringify(subject));
  return length > mostBytes[purpose] ? refuseField("", "too-big") : subject;
};
