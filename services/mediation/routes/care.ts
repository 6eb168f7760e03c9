import { pageOf, paging, publicSeconds } from "#shared/http/route.ts";
import { PublicCase } from "../domain/digest.ts";
import { JoinDuplicate, PartDuplicate } from "../domain/duplicate.ts";
import { Workload } from "../domain/workload.ts";
import { caseVerb, leads } from "./case-verb.ts";

/** That no case is forgotten, counted twice, or told of too closely. */
export const careRoutes = {
  joinDuplicate: caseVerb("join-duplicate", {
    summary: "Join a case to another of the same dispute, in which it goes on",
    access: leads,
    body: JoinDuplicate,
    refusals: ["not-found", "version-conflict"],
  }),
  partDuplicate: caseVerb("part-duplicate", {
    summary: "Take a case apart again that was joined to another",
    access: leads,
    body: PartDuplicate,
    refusals: ["version-conflict"],
  }),
  listWorkloads: {
    method: "GET",
    path: "/workloads",
    summary: "The open cases by their lead: how many, how old the oldest is, and when anybody last acted",
    access: { roles: ["association-president", "residents-committee-worker"] },
    query: paging,
    reply: pageOf(Workload),
    restricted: true,
  },
  listPublicCases: {
    method: "GET",
    path: "/digest",
    summary: "What disputes ended and how, for everybody: of nobody, and of groups of buildings alone",
    access: "public",
    keptFor: publicSeconds,
    query: paging,
    reply: pageOf(PublicCase),
  },
} as const;
