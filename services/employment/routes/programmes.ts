import { pageOf, paging } from "#shared/http/route.ts";
import { organiserRoles } from "../domain/access.ts";
import { ProgrammeId } from "../domain/parts.ts";
import {
  ActivateProgramme,
  AddOwner,
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
    status: 201,
    refusals: ["date-implausible"],
  },
  listProgrammes: {
    method: "GET",
    path: "/programmes",
    summary: "Programmes by status",
    access: "member",
    query: { status: ProgrammeStatus, ...paging },
    reply: pageOf(ProgrammeCard),
  },
  getProgramme: {
    method: "GET",
    path: "/programmes/{programmeId}",
    summary: "A programme and its owners",
    access: "member",
    params: { programmeId: ProgrammeId },
    reply: Programme,
  },
  addProgrammeOwner: {
    ...onProgramme,
    path: "/programmes/{programmeId}/add-owner",
    summary: "Let another organisation own the programme too",
    body: AddOwner,
  },
  activateProgramme: {
    ...onProgramme,
    path: "/programmes/{programmeId}/activate",
    summary: "Begin, once owners of two sides stand behind it",
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
