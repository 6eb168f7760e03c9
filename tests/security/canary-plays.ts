import { acceptedCase, inYangguang } from "../town/cases.ts";
import type { Town } from "../town/town.ts";
import { playCourse } from "./canary-courses.ts";
import { playWorkSearch } from "./canary-employment.ts";
import { playMeeting } from "./canary-meetings.ts";

const canary = "金丝雀canary";
const phone = "13912345678";
const json = { "content-type": "application/json" };

const post = (town: Town, as: string | undefined, path: string, body: object) =>
  town.send(as, "POST", path, {
    headers: { ...json, "idempotency-key": path + JSON.stringify(body).length },
    body: JSON.stringify(body),
  });

const sign = (town: Town, session: string, consent: object) =>
  town.send("ding", "POST", `${communities}/consents`, {
    headers: { ...json, "idempotency-key": "signed", "linli-session": session },
    body: JSON.stringify(consent),
  });

const communities = "/v1/communities/yangguang-huayuan/communities";

/** A person, a family, an application, a roster: everything that names somebody. */
const playPeople = async (town: Town): Promise<void> => {
  const particulars = { name: canary, phone, building: "5栋", room: "canary-1" };
  const { body } = await post(town, "ding", `${communities}/people`, particulars);
  await post(town, "ding", `${communities}/people`, particulars);
  await post(town, "ding", `${communities}/people`, { ...particulars, building: canary });
  const { personId } = body as { personId: string };
  const household = await post(town, "ding", `${communities}/households`, { building: "5栋", memberIds: [personId] });
  const { householdId } = household.body as { householdId: string };
  const child = { nickname: canary, birthYear: 2017, guardianIds: [personId] };
  await post(town, "ding", `${communities}/households/${householdId}/add-dependant`, child);
  const consent = {
    subjectId: personId,
    purpose: "job-seeking",
    textVersion: "2026-01",
    basis: "desk-signed",
    answer: "yes",
    evidence: canary,
  };
  const opening = { personId, identityCheck: "id-shown", paper: "identity-card", reason: canary };
  const { body: session } = await post(town, "ding", `${communities}/assisted-sessions`, opening);
  const { sessionId } = session as { sessionId: string };
  await sign(town, sessionId, consent);
  await post(town, "ding", `${communities}/assisted-sessions/${sessionId}/end`, {});
  const asked = {
    slug: "jinsi",
    name: "苑",
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    buildings: [{ name: "1栋" }],
  };
  const founders = [
    { body: "甲", side: "property" },
    { body: "乙", side: "community" },
  ];
  const application = { ...asked, founders, documents: canary, contact: { name: canary, phone } };
  await post(town, undefined, "/v1/public/applications", application);
  await post(town, undefined, "/v1/public/applications", {
    ...application,
    contact: { name: canary, phone: "canary" },
  });
  const file = {
    headers: { "content-type": "application/octet-stream", "idempotency-key": "f" },
    body: `姓名,电话\n${canary}二,${phone}`,
  };
  const uploaded = await town.send("admin-yangguang", "POST", `${communities}/roster-imports`, file);
  const { importId } = uploaded.body as { importId: string };
  await post(town, "admin-yangguang", `${communities}/roster-imports/${importId}/commit`, {});
  await town.send(undefined, "GET", "/v1/public/communities/yangguang-huayuan/communities/profile");
  await post(town, "qin", `${communities}/data-exports`, {});
};

/** A dispute in which everything that can be written is. */
const playDispute = async (town: Town): Promise<void> => {
  const { caseId, disputants } = await acceptedCase(town, inYangguang);
  const cases = "/v1/communities/yangguang-huayuan/mediation/cases";
  const act = (as: string, verb: string, body: object) => post(town, as, `${cases}/${caseId}/${verb}`, body);
  const filing = {
    category: "noise",
    place: { building: "2栋", spot: canary },
    source: "proactive",
    description: canary,
  };
  const filed = await post(town, "sun", cases, { ...filing, disputants: [{ name: canary }] });
  const other = (filed.body as { case: { caseId: string } }).case.caseId;
  await post(town, "sun", `${cases}/${other}/decline`, { reason: canary, otherWays: canary });
  await act("sun", "consult", { personId: await town.idOf("ding"), note: canary });
  const participants = [
    { name: canary, personId: await town.idOf("sun"), capacity: "mediator" },
    { name: canary, personId: await town.idOf("ding") },
  ];
  await act("sun", "survey", { joint: true, sites: [canary], participants, findings: canary, comparison: canary });
  for (const supplier of ["一", "二"]) await act("sun", "negotiate", { supplier: canary + supplier, terms: canary });
  const disputantId = disputants[0]?.disputantId;
  const raised = await act("qin", "raise-demand", { disputantId, text: canary });
  const demandId = (raised.body as { case: { demands: { demandId: string }[] } }).case.demands[0]?.demandId;
  const demands = "/v1/communities/yangguang-huayuan/mediation/demands";
  await post(town, "sun", `${demands}/${demandId}/answer`, { outcome: "partly", reason: canary });
  const basis = { kind: "outside-common-area", evidence: canary };
  const agreedBy = disputants.map((each) => each.disputantId);
  await act("sun", "decide", {
    kind: "siting",
    sites: [{ name: canary, perimeter: "inside" }],
    terms: canary,
    agreedBy,
    basis,
  });
  await act("sun", "decide", { kind: canary });
  await act("sun", "escalate", { reason: canary });
  await act("sun", "withdraw", { reason: canary });
};

/** Every service's personal fields, filled with canaries. */
export const canaryPlays: readonly ((town: Town) => Promise<void>)[] = [
  playPeople,
  playDispute,
  playMeeting,
  playWorkSearch,
  playCourse,
];
