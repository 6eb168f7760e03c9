import type { Lifecycle } from "#shared/domain/lifecycle.ts";

/** Mermaid takes no hyphen in the name of a state. */
const drawn = (status: string): string => status.replaceAll("-", "_");

/** The lifecycle as a Mermaid state diagram, for the service's README. Verbs that keep the status are left out. */
export const stateDiagram = ({ transitions }: Lifecycle, initial: { verb: string; status: string }): string => {
  const moves = Object.entries(transitions).flatMap(([verb, { from, to }]) =>
    from.flatMap((start) => [to].flat().map((end) => ({ verb, start, end }))),
  );
  const shown = moves.filter(({ start, end }) => end !== "same" && end !== start);
  const hyphened = new Set(shown.flatMap(({ start, end }) => [start, end]).filter((status) => status.includes("-")));
  return [
    "stateDiagram-v2",
    ...[...hyphened].map((status) => `  state "${status}" as ${drawn(status)}`),
    `  [*] --> ${drawn(initial.status)} : ${initial.verb}`,
    ...shown.map(({ verb, start, end }) => `  ${drawn(start)} --> ${drawn(end)} : ${verb}`),
  ].join("\n");
};
