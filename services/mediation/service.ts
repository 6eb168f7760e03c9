import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { mediationCards } from "./cards.ts";
import {
  appointPresident,
  approveAssociation,
  enrolMember,
  foundAssociation,
  getAssociation,
  listAssociations,
} from "./handlers/associations.ts";
import { byCodeEndpoints } from "./handlers/by-code.ts";
import { fileCase } from "./handlers/file-case.ts";
import { listCases, listOwnCases } from "./handlers/list-cases.ts";
import { acceptCase, assignLead, consultPerson, nameRepresentative, surveySite } from "./handlers/name-person.ts";
import { getCase, getTimeline, getWorkOrder, readCaseAsOperator } from "./handlers/read-case.ts";
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
    foundAssociation,
    approveAssociation,
    enrolMember,
    appointPresident,
    listAssociations,
    getAssociation,
    ...decisions,
    ...byCodeEndpoints,
  }),
  offers: mediationOffers,
  consumers: mediationConsumers,
  keeping: mediationKeeping,
  cards: mediationCards,
  words: async () => (await import("./words.ts")).mediationWords,
} as const satisfies Service;
