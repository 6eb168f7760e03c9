import { type Consumer, consumer } from "#shared/events/consumer.ts";
import { type Hearable, heardBy, reactionId } from "#shared/events/contract.ts";

/** The consumers of each service, by its name. */
export const servicesOf = (consumers: readonly Consumer[]): (readonly [string, readonly Consumer[]])[] =>
  Object.entries(Object.groupBy(consumers, ({ reaction }) => reaction.service)).map(([name, own = []]) => [name, own]);

const factsHeard = (consumers: readonly Consumer[]): Map<string, Hearable> =>
  new Map(consumers.flatMap(({ reaction }) => heardBy(reaction).map((fact) => [fact.type, fact])));

/** What each service hears, as its rules match it. */
export const typesHeard = (consumers: readonly Consumer[]): Map<string, ReadonlySet<string>> =>
  new Map(servicesOf(consumers).map(([name, own]) => [name, new Set(factsHeard(own).keys())]));

const ailingName = "failForGood";

/** A reaction to everything, the first of its service, that fails for good on every third fact or so. */
export const ailing = (own: readonly Consumer[]): Consumer => {
  const service = own[0]?.reaction.service ?? "";
  const hears = [...factsHeard(own).values()];
  return consumer({ name: ailingName, service, hears, summary: "Fails for good." }, async ({ event }) => {
    if (Number.parseInt(event.id.slice(0, 4), 36) % 3 === 0) throw new Error("it fails for good");
  });
};

export const isAiling = (id: string): boolean => id.endsWith(reactionId({ service: "", name: ailingName }));

/** A planted bug: once one of them failed on a fact, the others leave it alone. */
export const oneAtATime = (consumers: readonly Consumer[]): Consumer[] => {
  const failed = new Set<string>();
  const [first] = consumers;
  return consumers.map((each) => ({
    ...each,
    react: async (heard) => {
      if (each === first) failed.delete(heard.event.id);
      if (failed.has(heard.event.id)) return;
      try {
        await each.react(heard);
      } catch (error) {
        failed.add(heard.event.id);
        throw error;
      }
    },
  }));
};

export type Release<Listen> = { readonly before: Listen; readonly now: Listen };

/** A service as it listens now, and before one kind of fact came to be heard. */
export const releasesOf = <Listen>(
  own: readonly Consumer[],
  random: () => number,
  listen: (consumers: readonly Consumer[]) => Listen,
): Release<Listen> => {
  const types = [...factsHeard(own).keys()];
  const young = types[Math.floor(random() * types.length)] ?? "";
  const before = own.flatMap((each) => {
    const hears = heardBy(each.reaction).filter(({ type }) => type !== young);
    return hears.length > 0 ? [{ ...each, reaction: { ...each.reaction, hears } }] : [];
  });
  return { before: listen(before), now: listen(own) };
};
