import { pageOf, paging } from "#shared/http/route.ts";
import { organiserRoles } from "../domain/access.ts";
import { ProgrammeId } from "../domain/parts.ts";
import {
  ActivateProgramme,
  AddOwner,
  ApproveProgramme,
  CloseProgramme,
  FoundProgramme,
  Programme,
  ProgrammeCard,
  ProgrammeStatus,
} from "../domain/programme.ts";

const organisers = { roles: organiserRoles } as const;
const onProgramme = {
  method: "POST",
  access: organisers,
  params: { programmeId: ProgrammeId },
  reply: Programme,
  offers: "programme",
  refusals: ["wrong-state"],
} as const;

/** Programmes: what owners of two sides do together. */
export const programmeSpecs = {
  foundProgramme: {
    method: "POST",
    path: "/programmes",
    summary: "Draw a programme up",
    access: organisers,
    body: FoundProgramme,
    reply: Programme,
    offers: "programme",
    status: 201,
    refusals: ["date-implausible"],
  },
  listProgrammes: {
    method: "GET",
    path: "/programmes",
    summary: "Programmes, or those of one status",
    access: "member",
    query: { status: ProgrammeStatus.optional(), ...paging },
    reply: pageOf(ProgrammeCard),
  },
  getProgramme: {
    method: "GET",
    path: "/programmes/{programmeId}",
    summary: "A programme and its owners",
    access: "member",
    params: { programmeId: ProgrammeId },
    reply: Programme,
    offers: "programme",
  },
  addProgrammeOwner: {
    ...onProgramme,
    path: "/programmes/{programmeId}/add-owner",
    summary: "Let another organisation own the programme too",
    body: AddOwner,
  },
  approveProgramme: {
    ...onProgramme,
    path: "/programmes/{programmeId}/approve",
    summary: "Say yes for the own side, where it is among the owners'",
    access: { roles: ["property-staff", "residents-committee-worker", "resident"] },
    body: ApproveProgramme,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side", "conflict-of-interest"],
  },
  activateProgramme: {
    ...onProgramme,
    path: "/programmes/{programmeId}/activate",
    summary: "Begin, once each side among the owners said yes, two at least",
    body: ActivateProgramme,
    refusals: ["wrong-state", "side-missing"],
  },
  closeProgramme: {
    ...onProgramme,
    path: "/programmes/{programmeId}/close",
    summary: "End a programme",
    body: CloseProgramme,
  },
} as const;
