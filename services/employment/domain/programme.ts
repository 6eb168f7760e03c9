import * as z from "zod";
import { programmeActivated, programmeClosed, programmeFounded, programmeOwned } from "#shared/contracts/employment.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { earliestDay, Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import { speaksFor } from "./access.ts";
import { happened, ProgrammeId, type Today } from "./parts.ts";
import { Place } from "./place.ts";

const Owner = z.strictObject({ name: Name, side: Side });
const mostOwners = 10;

const plan = {
  programmeId: ProgrammeId,
  name: Name,
  owners: z.array(Owner).min(1).max(mostOwners),
  foundedOn: PartialDate,
  /** Where its people live: distances of postings are told from here. */
  place: Place,
  recordedAt: Instant,
};

/** A plan to find people work, owned by organisations of at least two sides once it is active. */
export const Programme = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("draft"), ...plan }),
    z.object({ status: z.literal("active"), ...plan, activatedAt: Instant }),
    z.object({ status: z.literal("closed"), ...plan, activatedAt: Instant.optional(), closedAt: Instant }),
  ])
  .meta({ id: "Programme" });
export type Programme = z.infer<typeof Programme>;

export const programmeLifecycle = lifecycle<Programme>()("programme", {
  addOwner: { from: ["draft", "active"], to: "same" },
  activate: { from: ["draft"], to: "active" },
  close: { from: ["draft", "active"], to: "closed" },
});

export const FoundProgramme = z.strictObject({
  name: Name,
  owners: z.array(Owner).min(1).max(mostOwners),
  foundedOn: PartialDate,
  place: Place,
});

type Founding = Act & Today & z.infer<typeof FoundProgramme> & { readonly commandId: string };

/** Each owner has a name of its own, as where one is added. */
const mustBeDifferent = (owners: Programme["owners"]): void => {
  const names = owners.map(({ name }) => name);
  const errors = names.flatMap((name, nth) =>
    names.indexOf(name) < nth ? [{ pointer: `/owners/${nth}/name`, code: "there-already" as const }] : [],
  );
  if (errors.length > 0) refuse("invalid", { errors });
};

/** A programme is drawn up; it begins only when owners of two sides stand behind it. */
export const found = ({ at, day, commandId, name, owners, foundedOn, place }: Founding) => {
  mustBeDifferent(owners);
  if (earliestDay(foundedOn) > day)
    refuse("date-implausible", { errors: [{ pointer: "/foundedOn", code: "in-the-future" }] });
  const programmeId = newId("prg", commandId);
  const state: Programme = { status: "draft", programmeId, name, owners, foundedOn, place, recordedAt: at };
  return { state, facts: [programmeFounded({ programmeId, ownerCount: owners.length })] };
};

export const AddOwner = z.strictObject({ ...Owner.shape, ...happened });

export const addOwner = (current: Programme, { name, side }: Act & z.infer<typeof AddOwner>) => {
  const subject = programmeLifecycle.allow("addOwner", current);
  if (subject.owners.some((owner) => owner.name === name)) refuseField("/name", "there-already");
  mustHaveRoom(subject.owners, mostOwners, "/name");
  const state: Programme = { ...subject, owners: [...subject.owners, { name, side }] };
  return { state, facts: [programmeOwned({ programmeId: subject.programmeId, ownerCount: state.owners.length })] };
};

export const ActivateProgramme = z.strictObject(happened);

/** Two sides own it together, or it does not begin (「共同制定」). */
export const activate = (current: Programme, { at }: Act) => {
  const subject = programmeLifecycle.allow("activate", current);
  const sides = [...new Set(subject.owners.map(({ side }) => side))];
  const missing = Side.options.filter((side) => !sides.includes(side));
  if (sides.length < numberOf("programmeSidesAtLeast")) refuse("side-missing", { sides: missing });
  const state: Programme = { ...subject, status: "active", activatedAt: at };
  return { state, facts: [programmeActivated({ programmeId: subject.programmeId, sides })] };
};

export const CloseProgramme = z.strictObject(happened);

export const close = (current: Programme, { at }: Act) => {
  const subject = programmeLifecycle.allow("close", current);
  const state: Programme = { ...subject, status: "closed", closedAt: at };
  return { state, facts: [programmeClosed({ programmeId: subject.programmeId })] };
};

/** Whether the caller speaks for one of the programme's owners. */
export const isOwner = ({ owners }: Programme, by: Caller): boolean => owners.some(({ side }) => speaksFor(by, side));

export const ProgrammeStatus = z.enum(["draft", "active", "closed"]);

/** What a list shows of a programme. */
export const ProgrammeCard = z
  .object({
    programmeId: ProgrammeId,
    name: Name,
    status: ProgrammeStatus,
    foundedOn: PartialDate,
  })
  .meta({ id: "ProgrammeCard" });
export type ProgrammeCard = z.infer<typeof ProgrammeCard>;

export const cardOf = ({ programmeId, name, status, foundedOn }: Programme): ProgrammeCard => ({
  programmeId,
  name,
  status,
  foundedOn,
});
