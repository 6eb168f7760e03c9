import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { mediationCards } from "./cards.ts";
import { bringAlong, getAppointmentCalendar, nameRelative, setAppointment } from "./handlers/appointments.ts";
import {
  appointPresident,
  approveAssociation,
  enrolMember,
  foundAssociation,
  getAssociation,
  listAssociations,
  withdrawAssociation,
} from "./handlers/associations.ts";
import { addBodyMember, bodyDecisions, getBody, listBodies, registerBody } from "./handlers/bodies.ts";
import { byCodeEndpoints } from "./handlers/by-code.ts";
import { joinDuplicate, listPublicCases, listWorkloads, partDuplicate } from "./handlers/care.ts";
import { caseFileEndpoints } from "./handlers/case-files.ts";
import { listDangers, raiseDanger, reportDanger } from "./handlers/dangers.ts";
import { fileCase } from "./handlers/file-case.ts";
import { answerFollowUp, getPulse } from "./handlers/follow-ups.ts";
import { listCases, listOwnCases } from "./handlers/list-cases.ts";
import {
  acceptCase,
  assignLead,
  consultPerson,
  inviteBody,
  nameRepresentative,
  surveySite,
} from "./handlers/name-person.ts";

import { readWith, sayNo, sayYes } from "./handlers/outcome.ts";
import { getCase, getTimeline, getWorkOrder, readCaseAsOperator } from "./handlers/read-case.ts";
import { reopenCase } from "./handlers/reopen-case.ts";
import { decisions } from "./handlers/transitions.ts";
import { mediationOffers } from "./offers.ts";
import { mediationConsumers } from "./react.ts";
import { mediationReactions } from "./reactions.ts";
import { mediationRoutes } from "./routes.ts";
import { mediationKeeping } from "./store/keeping.ts";

export const mediation = {
  name: "mediation",
  routes: mediationRoutes,
  reactions: mediationReactions,
  endpoints: answers(mediationRoutes, {
    fileCase,
    listCases,
    listOwnCases,
    getCase,
    getTimeline,
    getWorkOrder,
    readCaseAsOperator,
    acceptCase,
    assignLead,
    nameRepresentative,
    consultPerson,
    surveySite,
    readWith,
    sayYes,
    sayNo,
    foundAssociation,
    approveAssociation,
    enrolMember,
    appointPresident,
    listAssociations,
    getAssociation,
    withdrawAssociation,
    registerBody,
    listBodies,
    getBody,
    addBodyMember,
    inviteBody,
    ...bodyDecisions,
    raiseDanger,
    reportDanger,
    listDangers,
    reopenCase,
    joinDuplicate,
    partDuplicate,
    listWorkloads,
    listPublicCases,
    nameRelative,
    bringAlong,
    setAppointment,
    getAppointmentCalendar,
    answerFollowUp,
    getPulse,
    ...decisions,
    ...byCodeEndpoints,
    ...caseFileEndpoints,
  }),
  offers: mediationOffers,
  consumers: mediationConsumers,
  keeping: mediationKeeping,
  cards: mediationCards,
  keepsFiles: true,
  words: async () => (await import("./words.ts")).mediationWords,
} as const satisfies Service;
