import { around, type Field, type Fields, fieldsOf } from "./fields.ts";
import type { OperationShape, Shape, Shapes } from "./shapes.ts";

/** What a client stood on, and what there is instead. */
export type Break = { readonly operation: string; readonly before: string; readonly after: string };
type Change = Omit<Break, "operation">;

const said = ({ kinds, choices }: Field): string => (choices ?? kinds).toSorted().join(", ");

const isOf = (kind: string, kinds: readonly string[]): boolean =>
  kinds.includes(kind) || kinds.includes("any") || (kind === "integer" && kinds.includes("number"));

const within = (narrow: Field, wide: Field): boolean => {
  if (!narrow.kinds.every((kind) => isOf(kind, wide.kinds))) return false;
  const { choices } = wide;
  return choices === undefined || narrow.choices?.every((choice) => choices.includes(choice)) === true;
};

const both = (before: Fields, after: Fields): string[] => [...new Set([...before.keys(), ...after.keys()])].toSorted();

/** What is sent: nothing that was taken may be refused, nor anything be needed that was not. */
const sentChange = (place: string, before: Field | undefined, after: Field | undefined): Change[] => {
  if (!after) return [{ before: place, after: "gone" }];
  if (!before?.isRequired && after.isRequired)
    return [{ before: before ? `${place} optional` : `no ${place}`, after: "required" }];
  return before && !within(before, after) ? [{ before: `${place}: ${said(before)}`, after: said(after) }] : [];
};

const sentChanges = (what: string, before: Fields, after: Fields): Change[] =>
  both(before, after)
    .filter((place) => before.has(around(place)))
    .flatMap((place) => sentChange(`${what} ${place}`.trim(), before.get(place), after.get(place)));

/** What is answered: all that was told is told, and of the same kind; choices may be added. */
const toldChanges = (what: string, before: Fields, after: Fields): Change[] =>
  [...before].flatMap(([at, told]): Change[] => {
    const place = `${what} ${at}`.trim();
    const now = after.get(at);
    if (!now) return [{ before: place, after: "gone" }];
    if (told.isRequired && !now.isRequired) return [{ before: `${place} required`, after: "optional" }];
    const isKept = now.kinds.every((kind) => isOf(kind, told.kinds));
    return isKept ? [] : [{ before: `${place}: ${told.kinds.join(", ")}`, after: now.kinds.join(", ") }];
  });

const nothing: Shape = {};

/** What a client written for `before` could not do at `after`: within a major version only additions are free. */
export const breaksOf = (before: Shapes, after: Shapes): Break[] => {
  const operationChanges = (old: OperationShape, now: OperationShape): Change[] => {
    const fields = (find: (operation: OperationShape) => Shape): [Fields, Fields] => [
      fieldsOf(find(old), before),
      fieldsOf(find(now), after),
    ];
    const answers = Object.keys(old.answers).flatMap((status) =>
      now.answers[status] === undefined
        ? [{ before: `answer ${status}`, after: Object.keys(now.answers).join(", ") }]
        : toldChanges("answer", ...fields(({ answers: all }) => all[status] ?? nothing)),
    );
    const refusals = old.refusals.filter((code) => !now.refusals.includes(code));
    return [
      ...(old.at === now.at ? [] : [{ before: old.at, after: now.at }]),
      ...(old.isOpen && !now.isOpen ? [{ before: "without a token", after: "with a token" }] : []),
      ...sentChanges("parameter", ...fields(({ parameters }) => parameters)),
      ...sentChanges("request", ...fields(({ body = nothing }) => body)),
      ...answers,
      ...refusals.map((code) => ({ before: `refusal ${code}`, after: "gone" })),
    ];
  };
  return Object.entries(before.operations).flatMap(([operation, old]) => {
    const now = after.operations[operation];
    const changes = now ? operationChanges(old, now) : [{ before: old.at, after: "gone" }];
    return changes.map((change) => ({ operation, ...change }));
  });
};
