import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "#shared/http/route.ts";
import { openTown, type Town } from "../town/town.ts";
import { pathOf } from "./ids.ts";

/** The answer without what is each request's own. */
const bare = (text: string): unknown => {
  if (!text.startsWith("{")) return text;
  const { requestId: _, instance: __, ...rest } = JSON.parse(text);
  return rest;
};

export type Outsiders = {
  readonly operations: readonly Route[];
  /** Where the things are, and how they came there. */
  readonly community: string;
  readonly prepare: (town: Town) => Promise<Record<string, string>>;
  /** People of another community. */
  readonly outsiders: readonly string[];
  /** Whose own community is tried with the ids of the other. */
  readonly insiders: readonly string[];
  readonly own: string;
};

/** A10: to people of another community, and with ids of another community, nothing is there. */
export const describeOutsiders = (name: string, told: Outsiders, more: (place: () => Place) => void): void => {
  const { operations, community, prepare, outsiders, insiders, own } = told;
  const inCommunity = operations.filter(({ access }) => typeof access === "object" || access === "member");

  describe(name, () => {
    let town: Town;
    let real: Record<string, string>;
    beforeAll(async () => {
      town = await openTown();
      real = await prepare(town);
    });

    const ask = (persona: string | undefined, route: Route, ids: Readonly<Record<string, string>>, where: string) => {
      const target = pathOf(route.path, { community: where, ...ids });
      const headers = { "content-type": "application/json", "idempotency-key": "k", "accept-language": "en" };
      return town.send(persona, route.method, target, { headers, ...(route.body && { body: "{}" }) });
    };

    for (const route of inCommunity) {
      it(`${route.operation}: an outsider's answer is 404, equal to that of what does not exist`, async () => {
        for (const outsider of outsiders) {
          const there = await ask(outsider, route, real, community);
          const nowhere = await ask(outsider, route, {}, "no-such-community");
          expect(there.status).toBe(404);
          expect(bare(there.text)).toEqual(bare(nowhere.text));
        }
      });

      it(`${route.operation}: no token is 401`, async () => {
        expect((await ask(undefined, route, real, community)).status).toBe(401);
      });

      it(`${route.operation}: another community's id inside one's own answers like an unknown one`, async () => {
        for (const insider of insiders) {
          const foreign = await ask(insider, route, real, own);
          const missing = await ask(insider, route, {}, own);
          expect(foreign.status).toBe(missing.status);
          expect(bare(foreign.text)).toEqual(bare(missing.text));
        }
      });
    }

    more(() => ({ town, real }));
  });
};

type Place = { readonly town: Town; readonly real: Readonly<Record<string, string>> };
