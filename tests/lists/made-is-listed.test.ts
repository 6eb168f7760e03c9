import { beforeAll, describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import { type PlayedExample, playAll } from "../examples/play.ts";
import { show } from "../examples/scenes.ts";
import { shownBy } from "./shown-by.ts";

const routes = new Map<string, Route>(
  services.flatMap((service) => Object.values<Route>(service.routes)).map((route) => [route.operation, route]),
);
const makers = [...routes.values()].filter(({ status }) => status === 201).map(({ operation }) => operation);

/** The first value of that name, at any depth. */
const valueNamed = (name: string, thing: unknown): unknown => {
  if (typeof thing !== "object" || thing === null) return undefined;
  const own = (thing as Record<string, unknown>)[name];
  if (typeof own === "string") return own;
  return Object.values(thing)
    .map((part) => valueNamed(name, part))
    .find((found) => found !== undefined);
};

type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly nextCursor?: string };

/** Whether the list names what was made, on whichever of its pages. */
const found = async ({ route, sent, shown, town }: PlayedExample): Promise<unknown> => {
  const { list, id, asked } = shownBy[route.operation] ?? { list: "", id: "" };
  const made = valueNamed(id, shown.body);
  const { body: _, file: __, ...own } = sent;
  const asking = { ...own, ...asked?.(sent) };
  const listing = routes.get(list) as Route;
  let cursor: string | undefined;
  do {
    const query = { ...asking.query, limit: 100, ...(cursor && { cursor }) };
    const page = await show(town, listing, `${list} after ${route.operation}`, { ...asking, query });
    const { items, nextCursor } = page.body as Page;
    if (page.status !== 200) return page;
    if (made !== undefined && items.some((item) => valueNamed(id, item) === made)) return "listed";
    cursor = nextCursor;
  } while (cursor);
  return `${id} ${String(made)} is not in ${list}`;
};

describe("whatever can be made", () => {
  const told = new Map<string, unknown>();
  beforeAll(async () => {
    await playAll({
      afterwards: async (played) => {
        if (played.route.operation in shownBy) told.set(played.route.operation, await found(played));
      },
    });
  });

  it("is shown by a list, which the table names", () => {
    expect(Object.keys(shownBy).toSorted()).toEqual(makers.toSorted());
  });

  it("is shown by a list that reads pages", () => {
    for (const { list } of Object.values(shownBy)) expect(routes.get(list)?.method).toBe("GET");
  });

  it.each(Object.keys(shownBy))("%s: what it made is in its list", (operation) => {
    expect(told.get(operation)).toBe("listed");
  });
});
