import { describe, expect, it } from "vitest";
import { coursesMoments } from "#services/courses/messages.ts";
import { mediationMoments } from "#services/mediation/messages.ts";
import { momentWords } from "#services/moment-words.ts";
import { routes } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import type { Moment } from "#shared/messages/moment.ts";

const all = routes as unknown as Readonly<Record<string, Route>>;
const answers = Object.entries(momentWords).flatMap(([service, { answers: own = {} }]) =>
  Object.entries(own).map(([call, answer]) => [call, { service, ...answer }] as const),
);
const tables: Readonly<Record<string, Readonly<Record<string, Moment>>>> = {
  courses: coursesMoments,
  mediation: mediationMoments,
};

/** What may be shown to whoever holds the phone: what is theirs, by when, and who is to mediate. */
const shownByLink: Readonly<Record<string, readonly string[]>> = {
  "courses.consentNeeded": ["learner", "course"],
  "courses.offered": ["course", "learner", "until"],
  "mediation.leadNamed": ["lead", "number"],
  "mediation.fulfilled": ["number"],
  "mediation.asked": ["number", "dueAt"],
};

describe("what is answered by a link", () => {
  it.each(answers)("%s is answered by an operation that says so, where its path leads", (call, answer) => {
    const route = all[answer.operation];
    expect(route).toMatchObject({ service: answer.service, method: "POST", access: "code", answersFor: call });
    const base = `/v1/public/communities/{community}/${answer.service}`;
    expect(route?.path.replace(/\{(?!community)\w+\}/, "{thing}")).toBe(base + answer.path);
  });

  it("is everything that an operation says it answers", () => {
    const said = Object.values(all).flatMap(({ answersFor }) => answersFor ?? []);
    expect(said.toSorted()).toEqual(answers.map(([call]) => call).toSorted());
  });

  it("is asked in a sentence that names no other party, and nothing of what the matter is", () => {
    const calls = new Set<string>(answers.map(([call]) => call));
    const asked = Object.entries(tables).flatMap(([service, table]) =>
      Object.entries(table).flatMap(([name, row]) =>
        row.calls?.some((call) => calls.has(call)) ? [[service, name]] : [],
      ),
    );
    const places = asked.map(([service = "", name = ""]) => {
      const text = momentWords[service]?.sentences[name]?.inside["zh-CN"] ?? "";
      return [`${service}.${name}`, [...text.matchAll(/\{(\w+)/g)].map(([, place]) => place)];
    });
    expect(Object.fromEntries(places)).toEqual(shownByLink);
  });
});
