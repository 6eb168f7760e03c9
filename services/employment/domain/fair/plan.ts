import * as z from "zod";
import { fairFiled, fairPlanned, fairReady } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { mustBeRedacted } from "#shared/domain/redactor.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name, Text } from "#shared/domain/text.ts";
import type { Employer } from "../employer.ts";
import { Approximate, EmployerId, happened, ProgrammeId } from "../parts.ts";
import { Place } from "../place.ts";
import type { Programme } from "../programme.ts";
import { Booth, type Fair, FairNeed, type FairView, fairLifecycle, Plans } from "./fair.ts";

export const PlanFair = z.strictObject({
  programmeId: ProgrammeId,
  name: Name,
  heldOn: PartialDate,
  place: Place,
  address: Name.optional(),
  employersExpected: Approximate.optional(),
  ...happened,
});

type Planning = Act &
  z.infer<typeof PlanFair> & { readonly commandId: string; readonly programme: Programme | undefined };

/** A fair belongs to a programme that has begun. */
export const plan = ({ at, commandId, programme, name, heldOn, place, address, employersExpected }: Planning) => {
  if (!programme) return refuseField("/programmeId", "unknown-programme");
  if (programme.status !== "active") return refuseField("/programmeId", "programme-not-active");
  mustBeRedacted({ "/name": name, "/address": address });
  const { programmeId } = programme;
  const fairId = newId("fai", commandId);
  const told = { fairId, programmeId, name, heldOn, place, address, employersExpected };
  const state: Fair = { status: "planned", ...told, plans: {}, booths: [], plannedAt: at };
  return { state, facts: [fairPlanned({ fairId, programmeId })] };
};

export const SetPlans = z.strictObject({ ...Plans.shape, ...happened });

/** Writes one or more of the plans. */
export const setPlans = (current: Fair, { organisation, emergency, safety }: Act & z.infer<typeof SetPlans>) => {
  const subject = fairLifecycle.allow("setPlans", current);
  const given = Object.fromEntries(
    Object.entries({ organisation, emergency, safety }).filter(([, text]) => text !== undefined),
  );
  const state: Fair = { ...subject, plans: { ...subject.plans, ...given } };
  return { state, facts: [] };
};

export const SetBooth = z.strictObject({
  number: Booth.shape.number,
  employerId: EmployerId,
  exemption: z.strictObject({ reason: Text }).optional(),
  ...happened,
});

type Setting = Act & z.infer<typeof SetBooth> & { readonly employer: Employer | undefined };

/** Gives a booth to an employer; each employer has one. */
export const setBooth = (current: Fair, { number, employerId, exemption, employer }: Setting) => {
  const subject = fairLifecycle.allow("setBooth", current);
  if (!employer) refuseField("/employerId", "unknown-employer");
  const others = subject.booths.filter((booth) => booth.number !== number);
  if (others.some((booth) => booth.employerId === employerId)) refuseField("/employerId", "there-already");
  const booths = [...others, { number, employerId, exemption }].toSorted((one, other) => one.number - other.number);
  const state: Fair = { ...subject, booths };
  return { state, facts: [] };
};

export const ClearBooth = z.strictObject({ number: Booth.shape.number, ...happened });

export const clearBooth = (current: Fair, { number }: Act & z.infer<typeof ClearBooth>) => {
  const subject = fairLifecycle.allow("clearBooth", current);
  const booths = subject.booths.filter((booth) => booth.number !== number);
  const state: Fair = { ...subject, booths };
  return booths.length === subject.booths.length ? undefined : { state, facts: [] };
};

export const FileFair = z.strictObject({ authority: Name, reference: Name.optional(), ...happened });

/** The authority was told of the fair (人力资源市场暂行条例). */
export const file = (current: Fair, { at, authority, reference }: Act & z.infer<typeof FileFair>) => {
  const subject = fairLifecycle.allow("file", current);
  const state: Fair = { ...subject, status: "filed", filing: { authority, reference, at } };
  return { state, facts: [fairFiled({ fairId: subject.fairId })] };
};

export const MakeFairReady = z.strictObject(happened);

/** What is known of an employer with a booth. */
export type Exhibitor = { readonly employer: Employer | undefined; readonly wasVisited: boolean };

/** What a fair lacks to be ready, in an order in which it can be mended, and the employers that are to be seen to. */
export const lackOf = ({ plans, booths }: Fair, exhibitors: ReadonlyMap<string, Exhibitor>) => {
  const idsOf = (those: Fair["booths"]): string[] => those.map(({ employerId }) => employerId);
  const unverifiedEmployerIds = idsOf(
    booths.filter(({ employerId }) => exhibitors.get(employerId)?.employer?.status !== "verified"),
  );
  const unvisitedEmployerIds = idsOf(
    booths.filter(({ employerId, exemption }) => !exemption && !exhibitors.get(employerId)?.wasVisited),
  );
  const isMissing: Readonly<Record<FairNeed, boolean>> = {
    "organisation-plan": plans.organisation === undefined,
    "emergency-plan": plans.emergency === undefined,
    "safety-plan": plans.safety === undefined,
    booths: booths.length === 0,
    "verified-employers": unverifiedEmployerIds.length > 0,
    visits: unvisitedEmployerIds.length > 0,
  };
  const missing = FairNeed.options.filter((need) => isMissing[need]);
  return { missing, unverifiedEmployerIds, unvisitedEmployerIds };
};

/** A fair as its organisers see it: before it is ready, with what it lacks. */
export const fairFor = (subject: Fair, exhibitors: ReadonlyMap<string, Exhibitor>): z.infer<typeof FairView> =>
  subject.status === "planned" || subject.status === "filed" ? { ...subject, ...lackOf(subject, exhibitors) } : subject;

/** A fair is ready with its three plans and employers that are each verified, and visited or exempted with a reason. */
export const makeReady = (
  current: Fair,
  { at, exhibitors }: Act & { readonly exhibitors: ReadonlyMap<string, Exhibitor> },
) => {
  const subject = fairLifecycle.allow("makeReady", current);
  const lack = lackOf(subject, exhibitors);
  if (lack.missing.length > 0) refuse("fair-not-ready", lack);
  const { fairId, booths } = subject;
  const industries = new Set(booths.flatMap(({ employerId }) => exhibitors.get(employerId)?.employer?.industry ?? []));
  const state: Fair = { ...subject, status: "ready", readyAt: at };
  return { state, facts: [fairReady({ fairId, employers: booths.length, industries: industries.size })] };
};
