import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { factsForPartners, forPartners, isForPartners, partnerTypes } from "#services/messages/domain/partner-facts.ts";
import { everyFact } from "#shared/contracts/every-fact.ts";
import { markOf } from "#shared/contracts/marks.ts";
import { type Envelope, fieldsOf } from "#shared/events/contract.ts";
import { services } from "../docs/services.ts";
import { playExamples } from "../examples/play.ts";

/** The prefixes of ids that are somebody's, or of what is one person's own or a dispute's. Written by hand. */
const personal =
  /^(per|dpt|hse|grt|con|sgn|era|reg|msg|gls|ses|cas|dsp|dem|rec|skr|brf|jap|plc|bkg|ins|crt|sea|amd)_[a-z2-7]{20}/;

/** What no partner hears of, by the names of facts. */
const never =
  /^mediation\.|consent|seeker|assist|person|role|glass|erasure|registration|household|dependant|application|booking|learner|placement|message/;

type Property = { readonly type?: string; readonly enum?: unknown; readonly items?: Property };
const shapeOf = (fact: (typeof everyFact)[number]) =>
  Object.entries((z.toJSONSchema(fact.data) as { properties?: Record<string, Property> }).properties ?? {});

const isChoice = ({ type, enum: choices, items }: Property): boolean =>
  items ? isChoice(items) : choices !== undefined || type === "integer" || type === "number" || type === "boolean";

describe("the marks of what facts carry", () => {
  let told: readonly Envelope[];
  beforeAll(async () => {
    ({ told } = await playExamples());
  });

  it("are of every fact that is declared anywhere", () => {
    const declared = services.flatMap(({ contracts }) => contracts.map(({ type }) => type));
    expect(declared.length).toBeGreaterThan(250);
    expect(everyFact.map(({ type }) => type).toSorted()).toEqual(declared.toSorted());
  });

  it("call nothing public but a choice, a count, an id, a day or an instant: never a text", () => {
    const open = everyFact.flatMap((fact) =>
      shapeOf(fact).flatMap(([name, property]) => (markOf(name) === "public" ? [{ name, property }] : [])),
    );
    expect(open.length).toBeGreaterThan(100);
    const texts = open.filter(({ name, property }) => !isChoice(property) && !/(Ids?|At|On)$|^year$/.test(name));
    expect(texts.map(({ name }) => name)).toEqual([]);
  });

  it("say of every id that was somebody's in the play that it is a person's, where the fact itself is not", () => {
    const subjects = new Map(everyFact.map(({ type, subject }) => [type, subject]));
    const somebodys = told
      .filter(({ type }) => markOf(subjects.get(type) ?? "") !== "person")
      .flatMap(({ data }) =>
        Object.entries(data).flatMap(([name, value]) =>
          [value].flat().some((each) => personal.test(String(each))) ? [name] : [],
        ),
      );
    const names = [...new Set(somebodys)];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => markOf(name) !== "person")).toEqual([]);
  });

  it("know nothing of a field that nobody marked, and then say the strictest", () => {
    expect(markOf("nickname")).toBe("person");
    expect(markOf("constructor")).toBe("person");
  });
});

describe("what partners may hear", () => {
  let told: readonly Envelope[];
  let names: readonly string[];
  beforeAll(async () => {
    const played = await playExamples();
    ({ told } = played);
    const found = JSON.stringify(played.items).matchAll(/"name":"([^"]{2,20})"/g);
    names = [...new Set([...found].map(([, name = ""]) => name))].filter((name) => /^\p{Script=Han}{2,4}$/u.test(name));
  });

  it("is of no person, and of nothing that is never told", () => {
    expect(partnerTypes.length).toBeGreaterThan(30);
    expect(partnerTypes.filter((type) => never.test(type))).toEqual([]);
    expect(everyFact.filter(({ type, subject }) => isForPartners(type) && markOf(subject) === "person")).toEqual([]);
  });

  it.each(factsForPartners.map((fact) => [fact.type, fact] as const))(
    "%s goes out without what is a person's",
    (type, fact) => {
      const canary = (name: string) => `canary of ${name}`;
      const data = Object.fromEntries(fieldsOf(fact).map((name) => [name, canary(name)]));
      const subject = canary(fact.subject);
      const given = { id: "1", type, time: "2026-03-02T01:00:00.000Z", subject, community: "yangguang-huayuan", data };
      const sent = forPartners({ ...given, data: { ...data, personId: canary("personId"), nobodyKnows: canary("x") } });
      const open = fieldsOf(fact).filter(
        (name) => !/^(leadId|caseIds|recurrenceIds|instructorIds|missing)$/.test(name),
      );
      expect(Object.keys(sent.data).toSorted()).toEqual(open.toSorted());
      expect(sent.subject).toBe(subject);
      expect(JSON.stringify(sent)).not.toMatch(/canary of (personId|x|leadId|caseIds|recurrenceIds|instructorIds)/);
    },
  );

  it("holds, of all that happened in the play, no id of somebody and no name", () => {
    const sent = told.filter(({ type }) => isForPartners(type)).map((fact) => JSON.stringify(forPartners(fact)));
    expect(names.length).toBeGreaterThan(30);
    expect(new Set(told.map(({ type }) => type).filter(isForPartners)).size).toBeGreaterThan(20);
    const ids = sent.flatMap((text) => [...text.matchAll(/"([a-z]{3}_[a-z2-7]{20,28})"/g)].map(([, id = ""]) => id));
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => personal.test(id))).toEqual([]);
    expect(names.filter((name) => sent.some((text) => text.includes(name)))).toEqual([]);
  });
});
