import { createHash, createHmac } from "node:crypto";
import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { base32 } from "../domain/new-id.ts";
import { numberOf } from "../domain/policy.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import { Side } from "../domain/roles.ts";
import { withoutDashes } from "../domain/text.ts";
import type { Companion } from "../table/entity.ts";
import type { Scope, ScopedTable } from "../table/scope.ts";
import { ConditionFailed, type Key, type Write } from "../table/table.ts";

/** 128 bits as base32: what fits on a slip, in a link or in a QR code. */
const codeLength = 26;

/**
 * The code of a command and a purpose: nobody without the key can tell it, and a retry of the command gets the same
 * one, though only its hash is kept.
 */
export const codeOf = (codeKey: string, commandId: string, purpose: string): string =>
  base32(createHmac("sha256", codeKey).update(`${commandId} ${purpose}`).digest(), codeLength);

/** Nobody is known behind an open route but by the address they call from, which nobody can tell without the key. */
export const visitorOf = (codeKey: string, address = ""): string => codeOf(codeKey, address, "visitor");

/** A code as a person may type it: capitals, full width, blanks and dashes do not matter. Nothing where it cannot be one. */
export const typedCode = (text: string | undefined): string | undefined => {
  const code = withoutDashes(text ?? "").toLowerCase();
  return new RegExp(`^[a-z2-7]{${codeLength}}$`).test(code) ? code : undefined;
};

/** What is kept of a code. */
export const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");

const CodeRecord = z.object({
  hash: z.string(),
  verbs: z.array(z.string()),
  expiresAt: Instant,
  misses: z.int(),
  side: Side.optional(),
});

/** What a new code opens, until when, and of which side the hand was that gave it out, where that matters. */
export type CodeTerms = {
  readonly code: string;
  readonly verbs: readonly string[];
  readonly expiresAt: Instant;
  readonly side?: Side | undefined;
};

/** The check that a code still opens, for the commit of what it opens; and whose hand gave it out. */
export type Opened = { readonly stillOpens: Companion; readonly side?: Side | undefined };

export type CodeTry = { readonly code: string; readonly verb: string; readonly now: Instant };

/** A thing, and what a code of it is for. */
export type CodePlace = { readonly thing: readonly string[]; readonly purpose: string };

const codeKey = (scope: Scope, { thing, purpose }: CodePlace): Key => scope.key(thing, `CODE#${purpose}`);

/** The write after which a thing's code for a purpose opens nothing any more. */
export const withdrawCode = (scope: Scope, place: CodePlace): Write => ({ delete: codeKey(scope, place) });

/**
 * Tries of something that ten misses lock. A try is counted before it is looked at, so that of many at once no more than
 * ten are looked at; one that was no miss is taken back.
 */
export const triesOf = ({ write }: ScopedTable<Scope>, key: Key) => {
  const ifMet = (change: Write) =>
    write(change).catch((error: unknown) => {
      if (!(error instanceof ConditionFailed)) throw error;
    });
  const misses = { path: ["misses"] } as const;
  const isOpen = { ...misses, is: "below", value: numberOf("codeMisses") } as const;
  const isCounted = { ...misses, is: "at-least", value: 1 } as const;
  return {
    /** What is tried; nothing where it is locked, or is not there. */
    count: () => ifMet({ update: key, changes: [{ add: ["misses"], by: 1 }], when: [isOpen] }),
    takeBack: () => ifMet({ update: key, changes: [{ add: ["misses"], by: -1 }], when: [isCounted] }),
  };
};

/**
 * The codes of things, for people without a login. A code is bound to one thing and a list of verbs, kept as its
 * SHA-256 beside the thing, and locked after ten misses.
 */
export const codeStore = ({ scope, ...table }: ScopedTable<Scope>) => {
  const keyOf = (thing: readonly string[], purpose: string): Key => codeKey(scope, { thing, purpose });

  /** The write that issues a code for a purpose; the thing's earlier code for it opens nothing any more. */
  const issue = (thing: readonly string[], purpose: string, { code, verbs, expiresAt, side }: CodeTerms): Write => ({
    put: { ...keyOf(thing, purpose), hash: hashOf(code), verbs, expiresAt, misses: 0, ...(side && { side }) },
  });

  /** Refuses `code-invalid` for a code that is wrong, expired, locked, or for another verb; a wrong one stays counted. */
  const mustOpen = async (thing: readonly string[], purpose: string, { code, verb, now }: CodeTry): Promise<Opened> => {
    const key = keyOf(thing, purpose);
    const tries = triesOf({ scope, ...table }, key);
    const item = await tries.count();
    if (!item) return refuse("code-invalid");
    const { hash, verbs, expiresAt, side } = CodeRecord.parse(item);
    if (hash !== hashOf(code)) refuse("code-invalid");
    await tries.takeBack();
    if (now >= expiresAt || !verbs.includes(verb)) refuse("code-invalid");
    const isSame = { path: ["hash"], is: "equals", value: hash } as const;
    return { stillOpens: { write: { check: key, when: [isSame] }, refusal: new Refusal("code-invalid") }, side };
  };

  /**
   * Refuses, as `code-outdated` where nothing else is said, where a code that was issued opens nothing any more: whoever
   * sends the command of an older paper again is not told digits that are dead.
   */
  const mustStillOpen = async (
    { thing, purpose }: CodePlace,
    code: string,
    no: "code-outdated" | "code-invalid" = "code-outdated",
  ): Promise<void> => {
    const item = await table.get(keyOf(thing, purpose));
    const { hash, misses } = item ? CodeRecord.parse(item) : { hash: "", misses: 0 };
    if (hash !== hashOf(code) || misses >= numberOf("codeMisses")) refuse(no);
  };

  /** The write that lets the same code open another thing too: only its hash is known here. */
  const copyTo = async (other: ScopedTable<Scope>, { thing, purpose }: CodePlace, to: CodePlace): Promise<Write> => {
    const item = await table.get(keyOf(thing, purpose));
    if (!item) throw new Error(`there is no code for ${purpose}`);
    const { side, ...record } = CodeRecord.parse(item);
    return { put: { ...codeKey(other.scope, to), ...record, misses: 0, ...(side && { side }) } };
  };

  return { issue, mustOpen, mustStillOpen, copyTo };
};
