import type * as z from "zod";
import type { Format } from "../domain/formats.ts";
import type { FieldCode, FieldError, Wanted } from "../domain/refusal.ts";

/** The place of a value in a body, as a JSON pointer (RFC 6901). */
export const asPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const formatCodes: Readonly<Record<string, FieldCode>> = {
  unrecognized_keys: "unknown-field",
  too_small: "too-small",
  too_big: "too-big",
  invalid_value: "not-one-of",
  invalid_union: "not-one-of",
  invalid_format: "wrong-format",
  custom: "wrong-format",
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, name) => (part as Record<PropertyKey, unknown> | undefined)?.[name], value);

const codeOf = (issue: z.core.$ZodIssue, input: unknown): FieldCode =>
  valueAt(input, issue.path) === undefined && issue.code !== "unrecognized_keys"
    ? "required"
    : (formatCodes[issue.code] ?? "wrong-type");

/** What the schema would have taken: it names a form by the message that it refuses another with. */
const wantedBy = (issue: z.core.$ZodIssue): Wanted => {
  if (issue.code === "too_small") return { least: Number(issue.minimum) };
  if (issue.code === "too_big") return { most: Number(issue.maximum) };
  return issue.code === "invalid_type" ? { kind: issue.expected } : { format: issue.message as Format };
};

const placesOf = (issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] =>
  issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

/** What is wrong with each field or parameter, each named once. */
export const fieldErrors = (
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  place: "body" | "parameters",
): FieldError[] => {
  const named = issues.flatMap((issue) =>
    placesOf(issue).map((path) => ({ path, code: codeOf(issue, input), wanted: wantedBy(issue) })),
  );
  const first = new Map(named.toReversed().map((each) => [asPointer(each.path), each]));
  return [...first].toReversed().map(([pointer, { path, code, wanted }]) => {
    if (place === "body") return { pointer, code, wanted };
    const parameter = path.map(String).join(".");
    return { parameter, code: code === "unknown-field" ? "unknown-parameter" : code, wanted };
  });
};
