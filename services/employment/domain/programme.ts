import * as z from "zod";
import {
  programmeActivated,
  programmeApproved,
  programmeClosed,
  programmeFounded,
  programmeOwned,
} from "#shared/contracts/employment.ts";
import {
  Approvals,
  approvalsFor,
  type Hearing,
  missingSides,
  ownSide,
  type Speaking,
  stillSaying,
  withApproval,
  withYes,
} from "#shared/domain/approvals.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { earliestDay, Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { sideSpokenFor } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { isOfSide } from "./access.ts";
import { happened, ProgrammeId, type Today } from "./parts.ts";
import { Place } from "./place.ts";

const Owner = z.strictObject({ name: Name, side: Side });
export const mostOwners = 10;

const plan = {
  programmeId: ProgrammeId,
  name: Name,
  owners: z.array(Owner).min(1).max(mostOwners),
  /** The yes of each side among the owners. Of programmes from before each was asked there is none. */
  approvals: Approvals.optional(),
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
  addOwner: { from: ["draft", "active"], to: "same", as: "addProgrammeOwner" },
  approve: { from: ["draft", "active"], to: "same", as: "approveProgramme" },
  activate: { from: ["draft"], to: "active", as: "activateProgramme" },
  close: { from: ["draft", "active"], to: "closed", as: "closeProgramme" },
});

export const FoundProgramme = z.strictObject({
  name: Name,
  owners: z.array(Owner).min(1).max(mostOwners),
  foundedOn: PartialDate,
  place: Place,
});

type Founding = Speaking & Today & z.infer<typeof FoundProgramme> & { readonly commandId: string };

/** The yes that counts only as long as its person is of that side: once a programme is active, what was said stands. */
export const saidBefore = ({ status, approvals }: Programme): Approvals | undefined =>
  status === "draft" ? approvals : undefined;

const sidesOf = ({ owners }: Pick<Programme, "owners">): Side[] =>
  Side.options.filter((side) => owners.some((owner) => owner.side === side));

/** The sides among the owners that have not said yes yet. */
export const sidesToAsk = (subject: Programme): Side[] => missingSides(subject.approvals ?? {}, sidesOf(subject));

/** Each owner has a name of its own, as where one is added. */
const mustBeDifferent = (owners: Programme["owners"]): void => {
  const names = owners.map(({ name }) => name);
  const errors = names.flatMap((name, nth) =>
    names.indexOf(name) < nth ? [{ pointer: `/owners/${nth}/name`, code: "there-already" as const }] : [],
  );
  if (errors.length > 0) refuse("invalid", { errors });
};

/**
 * A programme is drawn up; it begins only when owners of two sides stand behind it. Where its founder is of one of
 * them and may speak for it, that is the side's yes, by the grant that is answered too.
 */
export const found = ({ by, at, day, standing, commandId, name, owners, foundedOn, place }: Founding) => {
  mustBeDifferent(owners);
  if (earliestDay(foundedOn) > day)
    refuse("date-implausible", { errors: [{ pointer: "/foundedOn", code: "in-the-future" }] });
  const programmeId = newId("prg", commandId);
  const held = by.onBehalfOf ? undefined : sideSpokenFor(standing, at);
  const isTheirs = held !== undefined && owners.some(({ side }) => side === held.side);
  const approvals = isTheirs ? { [held.side]: { personId: by.personId, at } } : {};
  const told = { programmeId, name, owners, approvals, foundedOn, place, recordedAt: at };
  const state: Programme = { status: "draft", ...told };
  const facts = [programmeFounded({ programmeId, ownerCount: owners.length })];
  return { state, facts, holders: isTheirs ? [{ ...held, personId: by.personId }] : [] };
};

export const AddOwner = z.strictObject({ ...Owner.shape, ...happened });

export const addOwner = (current: Programme, { name, side }: Act & z.infer<typeof AddOwner>) => {
  const subject = programmeLifecycle.allow("addOwner", current);
  if (subject.owners.some((owner) => owner.name === name)) refuseField("/name", "there-already");
  mustHaveRoom(subject.owners, mostOwners, "/name");
  const state: Programme = { ...subject, owners: [...subject.owners, { name, side }] };
  return { state, facts: [programmeOwned({ programmeId: subject.programmeId, ownerCount: state.owners.length })] };
};

export const ApproveProgramme = z.strictObject(happened);

/**
 * A side among the owners says yes itself, by one of its own people and through nobody at the desk; nobody says it for
 * two sides. Answers, too, by whom each is said; nothing where the side had said it.
 */
export const approve = (current: Programme, hearing: Hearing) => {
  const subject = programmeLifecycle.allow("approve", current);
  const holder = ownSide(hearing, sidesOf(subject));
  const { approvals: before = {} } = subject;
  const added = subject.status === "active" ? withApproval(before, holder, hearing.at) : undefined;
  const said =
    subject.status === "active" ? added && { approvals: added, holders: [holder] } : withYes(before, holder, hearing);
  if (!said) return undefined;
  const state: Programme = { ...subject, approvals: said.approvals };
  const facts = [programmeApproved({ programmeId: subject.programmeId, side: holder.side })];
  return { state, facts, holders: said.holders };
};

export const ActivateProgramme = z.strictObject(happened);

type Activating = Act & { readonly others: Hearing["others"] };

/**
 * Two sides own it together, each by its own yes of who is of it still, or it does not begin (「共同制定」). From then on
 * it stands, whatever becomes of those who said yes.
 */
export const activate = (current: Programme, { at, others }: Activating) => {
  const subject = programmeLifecycle.allow("activate", current);
  const sides = sidesOf(subject);
  const needed = sides.length < numberOf("programmeSidesAtLeast") ? Side.options : sides;
  const holders = stillSaying(subject.approvals ?? {}, { standings: others, at });
  const missing = needed.filter((side) => !sides.includes(side) || !holders.some((holder) => holder.side === side));
  if (missing.length > 0) refuse("side-missing", { sides: missing });
  const state: Programme = { ...subject, status: "active", activatedAt: at };
  return { state, facts: [programmeActivated({ programmeId: subject.programmeId, sides })], holders };
};

/** A programme as a reader sees it. */
export const programmeFor = ({ approvals, ...known }: Programme, reader: Caller): Programme => ({
  ...known,
  ...(approvals && { approvals: approvalsFor(approvals, reader) }),
});

export const CloseProgramme = z.strictObject(happened);

export const close = (current: Programme, { at }: Act) => {
  const subject = programmeLifecycle.allow("close", current);
  const state: Programme = { ...subject, status: "closed", closedAt: at };
  return { state, facts: [programmeClosed({ programmeId: subject.programmeId })] };
};

/** Whether the caller is of a side that owns the programme, which it does by its own yes. */
export const isOwner = (subject: Programme, by: Caller): boolean =>
  sidesOf(subject).some((side) => isOfSide(by, side) && (!subject.approvals || subject.approvals[side] !== undefined));

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
