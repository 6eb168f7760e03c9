import { describe, expect, it } from "vitest";
import { type ConsentAnswer, consentFor, mostAnswers, spentAnswers } from "#services/courses/domain/learner.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { consentStore } from "#services/employment/store/consent-store.ts";
import { services } from "#services/services.ts";
import { consentGiven, consentRenewed, consentWithdrawn } from "#shared/contracts/communities.ts";
import { hear } from "#shared/events/consumer.ts";
import { heardBy, sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { openTown } from "../town/town.ts";

const community = "yangguang-huayuan";
const courseId = `crs_${"a".repeat(20)}`;

const permutations = <T>(all: readonly T[]): T[][] =>
  all.length <= 1
    ? [[...all]]
    : all.flatMap((one, nth) => permutations(all.toSpliced(nth, 1)).map((rest) => [one, ...rest]));

/** Given, renewed, taken back, given anew: what is told of the same question, each at its minute. */
const toldOf = (
  subjectId: string,
  asked: { readonly purpose: "child-course" | "skill-update"; readonly scopeId?: string },
) => {
  const about = { subjectId, textVersion: "2026-01", basis: "self" as const, ...asked };
  const facts = [
    consentGiven({ consentId: "con_1", ...about }),
    consentRenewed({ consentId: "con_1", ...about }),
    consentWithdrawn({ consentId: "con_1", ...about }),
    consentGiven({ consentId: "con_2", ...about }),
  ];
  return facts.map((fact, nth) => {
    const id = `${asked.purpose} ${nth}`;
    const told = {
      id,
      at: `2026-03-02T01:0${nth}:00.000Z`,
      sequence: sequenceOf(nth + 1, 0),
      correlationId: id,
      causationId: id,
    };
    return envelope("local", community, told, fact as never);
  });
};

type Told = ReturnType<typeof toldOf>[number];

const consumers = services.flatMap((service) => service.consumers);

const openPlace = async () => {
  const town = await openTown({ start: "2026-03-02T02:00:00.000Z" });
  const admin = await town.as("admin-yangguang");
  const registered = async (name: string): Promise<string> => {
    const { body } = await admin.registerPerson({ body: { name } });
    await town.drain();
    return body.personId;
  };
  const tell = async (event: Told): Promise<void> => {
    for (const consumer of consumers.filter(({ reaction }) =>
      heardBy(reaction).some(({ type }) => type === event.type),
    ))
      await hear(town.home.world, consumer, JSON.stringify({ detail: event }));
  };
  return { registered, tell, table: scoped(town.home.world.table, communityScope("local", community)) };
};

/** An order, and its first two once more. */
const orders = permutations([0, 1, 2, 3]).map((order) => [...order, ...order.slice(0, 2)]);

describe("what was answered once more", () => {
  it("leaves the last answer alone, whatever is heard first", async () => {
    const { registered, tell, table } = await openPlace();
    for (const [nth, order] of orders.entries()) {
      const personId = await registered(`order ${nth}`);
      const course = toldOf(personId, { purpose: "child-course", scopeId: courseId });
      const skills = toldOf(personId, { purpose: "skill-update" });
      for (const event of order.flatMap((place) => [course, skills].flatMap((told) => told[place] ?? [])))
        await tell(event);
      const learner = await learnerStore(table).find(personId);
      expect([order, Object.keys(learner?.consents ?? {})]).toEqual([order, ["con_2"]]);
      expect(learner && consentFor(learner, courseId)?.answer).toBe("given");
      const known = await consentStore(table).find(personId);
      expect([order, known?.given]).toEqual([
        order,
        { con_2: { purpose: "skill-update", textVersion: "2026-01", at: "2026-03-02T01:03:00.000Z" } },
      ]);
    }
  });
});

describe("what was answered about more courses than are remembered", () => {
  it("is forgotten, the oldest first", () => {
    const answer = (nth: number): [string, ConsentAnswer] => {
      const at = new Date(Date.UTC(2026, 0, 1, 0, nth)).toISOString();
      return [`con_${nth}`, { scopeId: `crs_${nth}`, answer: "given", basis: "guardian", textVersion: "2026-01", at }];
    };
    const consents = Object.fromEntries(Array.from({ length: mostAnswers + 2 }, (_, nth) => answer(nth)));
    const learner = { learnerId: `dpt_${"a".repeat(28)}`, households: {}, consents, noShows: {} };
    expect(Object.keys(spentAnswers(learner)).toSorted()).toEqual(["con_0", "con_1"]);
  });
});
