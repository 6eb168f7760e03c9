import type { Case } from "#services/mediation/domain/case.ts";
import { raiseDanger } from "#services/mediation/domain/danger.ts";
import { raiseDemand } from "#services/mediation/domain/mediation.ts";
import { refuseMediator } from "#services/mediation/domain/refuse-mediator.ts";
import {
  accepted,
  agreed,
  agreeing,
  answering,
  asked,
  carriedOut,
  contacted,
  decided,
  disputant,
  inFulfilment,
  inside,
  later,
  negotiating,
  oneOfEach,
  outsider,
  person,
  president,
  proposed,
  reported,
  signed,
  steward,
  surveying,
} from "./cases.ts";

const mediator = person("mediator", "mediator", "resident");
const lead = person("lead", "mediator", "resident");
const applicant = person("applicant", "resident");
const consulted = person("consulted", "property-staff");
const worker = person("worker", "residents-committee-worker");
const disputingPresident = { ...disputant, grants: president.grants };

/** Led by somebody else than the president, with somebody who was consulted, filed by somebody who is in no dispute. */
export const peopled = (subject: Case): Case =>
  ({
    ...subject,
    applicantId: applicant.personId,
    ...("lead" in subject && subject.lead && { lead: { ...subject.lead, personId: lead.personId } }),
    ...("supports" in subject && { supports: [{ personId: consulted.personId, since: "2026-03-05T02:00:00.000Z" }] }),
  }) as Case;

const { resolved, declined, withdrawn, terminated, referred } = oneOfEach;
const confirmed = (subject: Case): Case => ({
  ...subject,
  disputants: subject.disputants.map((each) => ({ ...each, confirmedAt: "2026-03-05T02:00:00.000Z" })),
});
const demanding = (subject: Case): Case => {
  const { disputantId } = subject.disputants[0] ?? { disputantId: "" };
  return raiseDemand(subject, { by: inside(disputant), at: later, disputantId, text: "安静", commandId: "安静" }).state;
};
const endangered = (subject: Case): Case =>
  raiseDanger(subject, { ...answering(disputant), kind: "violence", note: "动手", commandId: "danger" }).state;
/** What a case may look like as verbs are offered of it. */
export const states = {
  reported: () => reported(),
  contacted: () => contacted(),
  accepted: () => accepted(),
  surveying: () => surveying(),
  negotiating: () => negotiating(),
  unanswered: () => demanding(negotiating()),
  proposed: () => proposed(),
  written: () => ({ ...proposed(accepted(), agreeing), body: "peoples-committee" }) as Case,
  unsigned: () => agreed(),
  signed: () => signed(),
  decided: () => decided(),
  inFulfilment: () => inFulfilment(),
  carriedOut: () => carriedOut(),
  confirmed: () => confirmed(carriedOut()),
  asked: () => asked(accepted()),
  refused: () => refuseMediator(accepted(), { by: inside(disputant), at: later }).state,
  endangered: () => endangered(accepted()),
  resolved,
  declined,
  withdrawn,
  terminated,
  referred,
} satisfies Record<string, () => Case>;

/** Everybody who may look. */
export const people = {
  president,
  disputingPresident,
  mediator,
  lead,
  disputant,
  applicant,
  consulted,
  worker,
  steward,
  outsider,
};
