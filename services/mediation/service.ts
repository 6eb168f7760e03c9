import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import {
  appointPresident,
  approveAssociation,
  enrolMember,
  foundAssociation,
  getAssociation,
} from "./handlers/associations.ts";
import { fileCase } from "./handlers/file-case.ts";
import { acceptCase, assignLead, consultPerson, surveySite } from "./handlers/name-person.ts";
import { getCase, getTimeline, listCases } from "./handlers/read-case.ts";
import { decisions } from "./handlers/transitions.ts";
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
    getCase,
    getTimeline,
    acceptCase,
    assignLead,
    consultPerson,
    surveySite,
    foundAssociation,
    approveAssociation,
    enrolMember,
    appointPresident,
    getAssociation,
    ...decisions,
  }),
  consumers: mediationConsumers,
  keeping: mediationKeeping,
  words: async () => (await import("./words.ts")).mediationWords,
} as const satisfies Service;
