import { beforeAll, describe, expect, it } from "vitest";
import { seedCommunities } from "#infra/local/personas.ts";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import { type Played, playAll, playExamples } from "../examples/play.ts";
import { community, type Sent, show } from "../examples/scenes.ts";
import { seededRandom } from "../simulation/turns.ts";
import type { Town } from "../town/town.ts";
import { dreaming } from "./dream.ts";

const personas = seedCommunities.find(({ slug }) => slug === community)?.personas.map(({ persona }) => persona) ?? [];
const operations = services.flatMap(({ routes }) => Object.values<Route>(routes));
const paramOf = (route: Route): string => Object.keys(route.params._zod.def.shape)[0] ?? "";

/** How a thing is read whose verb this is: the operation that answers it by the same id. */
const readOf = (verb: Route): Route | undefined =>
  operations.find(
    (route) =>
      route.method === "GET" &&
      route.service === verb.service &&
      route.offers === verb.offers &&
      paramOf(route) === paramOf(verb) &&
      route.access !== "code",
  );

const offersOf = ({ service, offers = "" }: Route): readonly string[] =>
  services.find(({ name }) => name === service)?.offers[offers]?.operations ?? [];

/** The verbs of a thing that name it by its own id. */
const verbsOf = (read: Route): readonly Route[] =>
  operations.filter(
    (route) =>
      route.method === "POST" &&
      route.service === read.service &&
      offersOf(read).includes(route.operation) &&
      paramOf(route) === paramOf(read),
  );

/** What is refused because of who asks, or how things stand. */
const byRoleOrState = new Set([
  "role-not-allowed",
  "not-found",
  "wrong-state",
  "conflict-of-interest",
  "not-of-side",
  "not-for-the-other-side",
  "community-suspended",
  "window-lapsed",
  "campus-closed",
  "side-missing",
  "notice-too-short",
  "last-administrator",
  "second-admin-needed",
  "decision-basis-required",
  "demands-unanswered",
  "disputant-refuses",
  "explanation-required",
]);

/**
 * What is done by somebody who does not read the thing: the second of the desk, the platform's operator, and people to
 * their own record, which the desk reads; and that by which a thing begins.
 */
const unseen = new Set([
  "chooseAssist",
  "setPartyMembership",
  "raiseWellbeing",
  "releaseDataExport",
  "releaseErasure",
  "suspendCommunity",
  "resumeCommunity",
  "offboardCommunity",
  "archiveCommunity",
]);

type Told = { readonly allowedVerbs?: readonly string[]; readonly code?: string; readonly errors?: readonly object[] };

type Step = {
  readonly read: Route;
  readonly verb: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly as: string;
};

/** So often at each thing of the examples, by other people and with other verbs. */
const stepsEach = Number(process.env.VERBS_STEPS_EACH ?? 13);
const leastSteps = 2_000;

describe("the verbs that are told with a thing", () => {
  const random = seededRandom(14);
  const oneOf = <Each>(some: readonly Each[]): Each => some[Math.floor(random() * some.length)] as Each;
  const { over, dream, hasWritten } = dreaming();
  const wrong = new Set<string>();
  const steps = { listed: 0, unlisted: 0 };
  let known: Played;

  const isListed = async (town: Town, { read, verb, params, as }: Step) => {
    const { status, body } = await show(town, read, "walk", { as, params });
    const isSeen = status === 200;
    return { isSeen, listed: isSeen && ((body as Told).allowedVerbs ?? []).includes(verb.operation) };
  };

  /** Reads the thing as somebody, then does the verb as they would, and compares. */
  const take = async (town: Town, step: Step): Promise<void> => {
    const { verb, params, as } = step;
    const { isSeen, listed } = await isListed(town, step);
    const nth = steps.listed + steps.unlisted;
    const { body: sent } = known.examples[verb.operation]?.success.request ?? {};
    const { status, body } = await show(town, verb, `walk ${nth}`, { as, params, body: sent });
    const { code = "", errors = [] } = body as Told;
    const isRefused = byRoleOrState.has(code) && errors.length === 0;
    const isDone = status < 400 && hasWritten() && (isSeen || !unseen.has(verb.operation));
    if (status >= 500 || (listed ? isRefused : isDone))
      wrong.add(`${verb.operation} of ${as}: ${listed ? "listed" : "not listed"}, ${status} ${code}`);
    steps[listed ? "listed" : "unlisted"] += 1;
  };

  const walk = async (route: Route, { as: usual, params = {} }: Sent, town: Town): Promise<void> => {
    const read = readOf(route);
    if (!read) return;
    const verbs = verbsOf(read).filter(({ operation }) => known.examples[operation]);
    for (let nth = 0; nth < stepsEach && verbs.length > 0; nth += 1) {
      const as = random() < 0.3 ? (usual ?? oneOf(personas)) : oneOf(personas);
      const verb = random() < 0.3 && route.method === "POST" ? route : oneOf(verbs);
      await dream(() => take(town, { read, verb, params, as }));
    }
  };

  beforeAll(async () => {
    known = await playExamples();
    const instead = async (route: Route, sent: Sent, town: Town): Promise<Sent> => {
      if (route.offers && sent.params) await walk(route, sent, town);
      return sent;
    };
    await playAll({ instead, over });
  });

  it("are those that are not refused to this caller by role or by state, and no others", () => {
    expect([...wrong].toSorted()).toEqual([]);
    expect(steps.listed).toBeGreaterThan(leastSteps / 5);
    expect(steps.listed + steps.unlisted).toBeGreaterThan(leastSteps);
  });
});
