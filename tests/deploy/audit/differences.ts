import type { Value } from "../assembly.ts";

const isObject = (value: Value | undefined): value is { readonly [name: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** CloudFormation reads a secret while it deploys: what stands there after that, no template says. */
const isSecret = (expected: Value): boolean => typeof expected === "string" && expected.includes("{{resolve:");
const isReplaced = (actual: Value | undefined): boolean =>
  typeof actual === "string" && actual.length > 0 && !actual.includes("{{resolve:");

/** CloudFormation marks what it makes. */
const isTagOfAws = (part: Value): boolean => isObject(part) && String(part.Key).startsWith("aws:");

const isSame = (expected: Value, actual: Value | undefined): boolean => {
  if (isSecret(expected)) return isReplaced(actual);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false;
    const left = actual.filter((part) => !isTagOfAws(part));
    if (left.length !== expected.length) return false;
    return expected.every((part) => {
      const at = left.findIndex((other) => isSame(part, other));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  }
  if (isObject(expected))
    return isObject(actual) && Object.entries(expected).every(([name, part]) => isSame(part, actual[name]));
  return String(expected) === String(actual);
};

export type Difference = { readonly property: string; readonly expected: Value; readonly actual: Value | undefined };

/**
 * The properties that are not as the template says them. Lists are compared without their order, numbers with their
 * spelling as text, and what AWS adds of its own inside an object is let be.
 */
export const differences = (expected: { readonly [name: string]: Value }, actual: { readonly [name: string]: Value }) =>
  Object.entries(expected)
    .filter(([property, value]) => !isSame(value, actual[property]))
    .map(([property, value]): Difference => ({ property, expected: value, actual: actual[property] }));
