import * as z from "zod";
import { Day, Instant } from "../domain/dates.ts";
import { Role, Side } from "../domain/roles.ts";
import type { Route, RouteTable } from "../http/route.ts";
import { stored } from "../table/entity.ts";
import type { CommunityScope } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";
import type { Card, Next } from "./card.ts";

/** A thing as its rows name it, and how paths do. */
export type Thing = { readonly kind: string; readonly id: string; readonly named: string };

/** Where the rows of a person lie, and those of a room of people. */
export const homeRoom = (room: string): readonly string[] => ["HOME", room];
export const openPrefix = "OPEN#";
export const endedPrefix = "ENDED#";
export const toldPrefix = "TOLD#";

const NextRow = z.object({
  do: z.string(),
  with: z.record(z.string(), z.string()).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  side: Side.optional(),
  not: z.array(z.string()).optional(),
  /** The roles by which it may be called, a bit each; absent where every member may. */
  roles: z.int().optional(),
});

/** A card as it lies in a room. */
export const CardRow = z.object({
  kind: z.string(),
  id: z.string(),
  named: z.string(),
  as: z.string(),
  status: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  names: z
    .record(z.string(), z.object({ at: z.array(z.string()), path: z.array(z.string()), sort: z.string().optional() }))
    .optional(),
  dueAt: Instant.optional(),
  next: z.array(NextRow).optional(),
  endedAt: Instant.optional(),
  unless: z
    .object({
      people: z.array(z.string()).optional(),
      households: z.array(z.string()).optional(),
      sides: z.array(Side).optional(),
    })
    .optional(),
  side: Side.optional(),
  building: z.string().optional(),
  days: z.object({ from: Day.optional(), to: Day.optional() }).optional(),
  within: z.object({ from: Instant.optional(), until: Instant.optional() }).optional(),
  isDuty: z.literal(true).optional(),
  opens: z.array(z.string()).optional(),
});
export type CardRow = z.infer<typeof CardRow>;

const bitOf = (role: Role): number => 2 ** Role.options.indexOf(role);

const rolesOf = ({ access }: Route): number | undefined =>
  typeof access === "object" ? access.roles.reduce((sum, role) => sum + bitOf(role), 0) : undefined;

/** Whether one of these roles may call it. */
export const isOpenTo = ({ roles }: Pick<z.infer<typeof NextRow>, "roles">, held: readonly Role[]): boolean =>
  roles === undefined || held.some((role) => Math.floor(roles / bitOf(role)) % 2 === 1);

const nextRow = ({ isElsewhere, ...next }: Next, routes: RouteTable) => {
  if (isElsewhere) return next;
  const route = routes[next.do];
  if (!route) throw new Error(`no operation: ${next.do}`);
  return { ...next, roles: rolesOf(route) };
};

const monthOf = (at: Instant): string => at.slice(0, "2026-11".length);

/** The sort key of a card: no date in an open one, so that what is due later stays where it is. */
const sortOf = ({ id }: Thing, { as, part, endedAt }: Card): string => {
  const own = [id, as, ...(part ? [part] : [])].join("#");
  return endedAt === undefined ? `${openPrefix}${own}` : `${endedPrefix}${monthOf(endedAt)}#${own}`;
};

/** The item of one card. */
export const rowOf = (scope: CommunityScope, thing: Thing, card: Card, routes: RouteTable): Item => {
  const { to, part: _, next = [], ...rest } = card;
  const buttons = next.map((each) => nextRow(each, routes));
  const row = { ...thing, ...rest, next: buttons.length > 0 ? buttons : undefined };
  return stored({ ...scope.key(homeRoom(to), sortOf(thing, card)), ...row }) as Item;
};

/** What was told of a thing: once for each person and fact. */
export const ToldRow = z.object({
  type: z.string(),
  kind: z.string(),
  id: z.string(),
  at: Instant,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type ToldRow = z.infer<typeof ToldRow>;

type Fact = {
  readonly id: string;
  readonly type: string;
  readonly time: Instant;
  readonly data: Readonly<Record<string, unknown>>;
};

const isSayable = ([, value]: [string, unknown]): boolean =>
  ["number", "boolean"].includes(typeof value) || (typeof value === "string" && !/^[a-z]{3}_/.test(value));

export const toldRow = (scope: CommunityScope, to: string, { kind, id }: Thing, fact: Fact): Item => {
  const data = Object.fromEntries(Object.entries(fact.data).filter(isSayable));
  const row = { type: fact.type, kind, id, at: fact.time, data };
  return stored({ ...scope.key(homeRoom(to), `${toldPrefix}${fact.time}#${fact.id}`), ...row }) as Item;
};

/** Which rows a thing has, and of which moment of it they are. */
export const Shown = z.object({
  sequence: z.string(),
  rows: z.array(z.string()),
  /** Not all of it is written yet. */
  isHalf: z.literal(true).optional(),
  /** Whom it concerns is to be told everything anew. */
  isUntold: z.literal(true).optional(),
});
export type Shown = z.infer<typeof Shown>;

export const shownKey = (
  scope: CommunityScope,
  { kind, id }: Pick<Thing, "kind" | "id">,
  noted: readonly string[] = [kind, id],
): Key => scope.key(noted, `SHOWN#${id}`);

/** The room and sort key of a row, as its thing remembers it. */
export const placeIn = (scope: CommunityScope, { partition, sort }: Key): string =>
  `${partition.slice(scope.partition("HOME").length + 1)} ${sort}`;

export const keyAt = (scope: CommunityScope, place: string): Key => {
  const [room = "", ...sort] = place.split(" ");
  return scope.key(homeRoom(room), sort.join(" "));
};

export const roomOf = (place: string): string => place.split(" ")[0] ?? "";

export const isPersonal = (room: string): boolean => room.startsWith("per_");
