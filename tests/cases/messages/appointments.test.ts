import { beforeEach, expect, it } from "vitest";
import { messageTold } from "#shared/contracts/messages.ts";
import { acceptedCase, inYangguang } from "../../town/cases.ts";
import { openTown, type Town } from "../../town/town.ts";

let town: Town;
let caseId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  ({ caseId } = await acceptedCase(town, inYangguang));
  await (await town.as("sun")).declareIndependence({ params: { caseId }, body: { independent: true } });
});

const setting = async (more: object = {}) => {
  const who = [await town.idOf("qin")];
  const body = { kind: "survey", localStart: "2026-03-05T15:00", place: "2栋天台", who, ...more } as const;
  const set = await (await town.as("sun")).setAppointment({ params: { caseId }, body });
  await town.drain();
  return set.body.case.appointments?.[0]?.appointmentId ?? "";
};
const at = async (instant: string) => {
  town.clock.set(instant);
  await town.drain();
};
const toldTo = async (persona: string) => {
  const personId = await town.idOf(persona);
  return town
    .told(messageTold.type)
    .filter(({ data }) => data.personId === personId && String(data.moment).startsWith("mediation.appointment"))
    .map(({ data, time }) => `${String(data.moment).slice("mediation.appointment".length)} ${time.slice(0, 16)}`);
};

it("whoever is invited is told at once, and reminded a day and two hours before, the lead too", async () => {
  await setting();
  for (const instant of ["2026-03-04T07:00:00.000Z", "2026-03-05T05:00:00.000Z"]) await at(instant);
  for (const persona of ["qin", "sun"])
    expect(await toldTo(persona)).toEqual(["Set 2026-03-02T01:00", "First 2026-03-04T07:00", "Last 2026-03-05T05:00"]);
  expect(await toldTo("jiang")).toEqual([]);
});

it("one that was moved or cancelled, or that nobody leads, reminds nobody of its former time", async () => {
  const appointmentId = await setting();
  const body = { localStart: "2026-03-09T15:00", because: "weather" } as const;
  await (await town.as("sun")).moveAppointment({ params: { appointmentId }, body });
  await town.drain();
  await at("2026-03-05T05:00:00.000Z");
  expect(await toldTo("qin")).toEqual(["Set 2026-03-02T01:00", "Moved 2026-03-02T01:00"]);
  await (await town.as("jiang")).refuseMediator({ params: { caseId }, body: {} });
  await at("2026-03-08T07:00:00.000Z");
  expect(await toldTo("qin")).toHaveLength(2);
});

it("a steward who is invited to a survey learns when and where, and nothing of the dispute", async () => {
  const ding = await town.idOf("ding");
  const alone = (await town.as("sun")).setAppointment({
    params: { caseId },
    body: { kind: "survey", joint: true, localStart: "2026-03-05T15:00", place: "x", who: [await town.idOf("qin")] },
  });
  await expect(alone).rejects.toMatchObject({
    problem: { errors: [{ pointer: "/who", code: "mediator-and-property-needed" }] },
  });
  const appointmentId = await setting({ joint: true, who: [ding] });
  expect(await toldTo("ding")).toEqual(["Set 2026-03-02T01:00"]);
  const steward = await town.as("ding");
  const { items, told } = (await steward.getHome({ query: {} })).body as {
    items: readonly { thing: string }[];
    told?: unknown;
  };
  expect(items.map(({ thing }) => thing)).toContain(appointmentId);
  expect(items.map(({ thing }) => thing)).not.toContain(caseId);
  expect(JSON.stringify(told ?? "")).not.toContain("噪声");
  const calendar = await steward.getAppointmentCalendar({ params: { appointmentId } });
  expect(calendar.body.replaceAll("\r\n ", "")).toContain("LOCATION:2栋天台");
  await expect(steward.getCase({ params: { caseId } })).rejects.toMatchObject({ problem: { status: 404 } });
});

it("to a session come those who are in the case", async () => {
  const who = [await town.idOf("qin"), await town.idOf("ding")];
  await expect(setting({ kind: "session", who })).rejects.toMatchObject({
    problem: { errors: [{ pointer: "/who/1", code: "not-in-the-case" }] },
  });
});
