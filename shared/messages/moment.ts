import type * as z from "zod";
import type { Instant } from "../domain/dates.ts";
import type { Words } from "../domain/words.ts";
import type { FactValue, Hearable } from "../events/contract.ts";
import type { MessageKind, Params } from "./message.ts";

type DataOf<On> =
  On extends Hearable<infer Data> ? z.infer<Data> : On extends readonly (infer One)[] ? DataOf<One> : never;

/** What a row is told: the fact, when it happened, and the thing as it is by now. */
export type Happened<Found = unknown, Data = Readonly<Record<string, FactValue>>> = {
  readonly found: Found;
  readonly data: Data;
  readonly at: Instant;
  /** When it is heard, which may be later. */
  readonly now: Instant;
  readonly type: string;
  /** The write by which the fact was told: several facts of one write are one cause. */
  readonly write: string;
};

type Row<Found, Data> = {
  readonly kind: MessageKind;
  /** Who is told, by id; nobody twice. Whom the community does not know is left out. */
  readonly tell: (happened: Happened<Found, Data>) => Iterable<string | undefined>;
  /** Whether it is told at all. */
  readonly when?: (happened: Happened<Found, Data>) => boolean;
  readonly params?: (happened: Happened<Found, Data>) => Params;
  readonly dueAt?: (happened: Happened<Found, Data>) => Instant | undefined;
  readonly urgent?: (happened: Happened<Found, Data>) => boolean;
  /** What it is told for, once a person: the fact itself where nothing else is said. */
  readonly cause?: (happened: Happened<Found, Data>) => string;
  /** The rows of this table whose messages about the same thing to the same person hold no longer. */
  readonly overtakes?: readonly string[];
  /** The operations by which its person answers. */
  readonly calls?: readonly string[];
};

/** A moment in which people are told: the fact that makes it, and of which kind of thing it is. */
export type Moment<Found = never, Data = never> = Row<Found, Data> & {
  readonly of: string;
  readonly on: Hearable | readonly Hearable[];
  /** The field of the fact that names the thing, where it is not what the fact is about. */
  readonly idIn?: string | undefined;
  /** What people call such a thing, where it is found in a way of its own. */
  readonly thing?: string | undefined;
};

export type Moments = { readonly [name: string]: Moment };

/** Makes rows of moments about one kind of thing. */
export const momentsOf =
  <Found>(of: string, idIn?: string, thing?: string) =>
  <const On extends Hearable | readonly Hearable[]>(
    on: On,
    row: Row<Found, DataOf<On>>,
  ): Moment<Found, DataOf<On>> => ({
    ...row,
    of,
    on,
    idIn,
    thing,
  });

/** What is said of a moment: inside Linli, and by a channel that others may see, which names no matter and no person. */
export type MomentWords = { readonly inside: Words; readonly outside: Words };

/** The sentences of a service's moments: one that is missing, or one too many, is no valid type. */
export type WordsOf<Table extends Moments> = { readonly [Name in keyof Table]: MomentWords };

/** Every kind of fact at which a service tells somebody something. */
export const heardIn = (moments: Moments): readonly Hearable[] => [
  ...new Map(
    Object.values(moments)
      .flatMap(({ on }) => [on].flat() as readonly Hearable[])
      .map((each) => [each.type, each]),
  ).values(),
];
