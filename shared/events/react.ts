import { type Consumer, consumer, type Heard } from "./consumer.ts";
import type { NamedReaction } from "./contract.ts";

type Table = Readonly<Record<string, NamedReaction>>;

export type Doing<T extends Table> = { readonly [Name in keyof T]: (heard: Heard<T[Name]>) => Promise<unknown> };

/** What a service does at each of its reactions: one that is missing, or one too many, is no valid type. */
export const react = <T extends Table>(table: T, doing: Doing<T>): readonly Consumer[] =>
  Object.entries(table).map(([name, reaction]) => consumer(reaction, doing[name] as never));
