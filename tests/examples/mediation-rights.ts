import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import { nobody, type Play } from "./scenes.ts";

type Shown = {
  readonly case: {
    readonly companions?: readonly { readonly companionId: string }[];
    readonly appointments?: readonly { readonly appointmentId: string }[];
  };
};

/** What those in dispute may ask for, and when they meet: led by the president. */
export const playRights = async (town: Town, example: Play, caseId: string): Promise<void> => {
  const params = { caseId };
  const [lead, qin, jiang, outside] = [
    { as: "sun", params },
    { as: "qin", params },
    { as: "jiang", params },
    { as: "yu" },
  ];
  await example(
    r.declareIndependence,
    { ...lead, body: { independent: true } },
    { body: { independent: false } },
    outside,
  );
  const relative = { personId: await town.idOf("tang"), relation: "other" };
  const unknown = { body: { ...relative, personId: nobody } };
  await example(r.nameRelative, { ...qin, body: relative }, { body: { ...relative, relation: "enemy" } }, unknown);
  const hearing = { body: { hearing: "open" } };
  await example(r.chooseHearing, { ...qin, ...hearing }, { body: { hearing: "loud" } }, outside);
  await (await town.as("jiang")).chooseHearing({ params, body: { hearing: "open" }, idempotencyKey: "jiang too" });
  const lawyer = { name: "邓律师", capacity: "lawyer" };
  const brought = await example<Shown>(r.bringAlong, { ...qin, body: lawyer }, { body: { name: "x" } }, outside);
  const companion = { params: { companionId: brought.case.companions?.[0]?.companionId ?? "" } };
  await (await town.as("jiang")).answerCompanion({
    ...companion,
    body: { agrees: false },
    idempotencyKey: "not at first",
  });
  const yes = { ...jiang, ...companion, body: { agrees: true } };
  await example(r.answerCompanion, yes, { body: { agrees: "maybe" } }, outside);
  await example(r.withdrawCompanion, { ...qin, ...companion, body: {} }, { body: { why: "x" } }, { as: "jiang" });
  await playAppointment(town, example, lead);
};

type OfLead = { readonly as: string; readonly params: { readonly caseId: string } };

const playAppointment = async (town: Town, example: Play, lead: OfLead): Promise<void> => {
  const who = [await town.idOf("qin"), await town.idOf("jiang")];
  const session = { kind: "session", localStart: "2026-03-20T15:00", place: "2栋架空层", who };
  const soon = { body: { ...session, localStart: "2020-03-20T15:00" } };
  const set = await example<Shown>(
    r.setAppointment,
    { ...lead, body: session },
    { body: { ...session, who: [] } },
    soon,
  );
  const params = { appointmentId: set.case.appointments?.[0]?.appointmentId ?? "" };
  const invited = { as: "qin", params };
  await example(r.getAppointmentCalendar, invited, { params: { appointmentId: "1" } }, { as: "luo" });
  await town.drain();
  const moved = { localStart: "2026-03-21T15:00", because: "weather" };
  await example(r.moveAppointment, { ...lead, params, body: moved }, { body: { because: "mood" } }, { as: "yu" });
  await town.drain();
  const off = { because: "no-longer-needed" };
  await example(r.cancelAppointment, { ...lead, params, body: off }, { body: {} }, { as: "yu" });
};
