import * as z from "zod";
import {
  communityApplied,
  communityApproved,
  communityRejected,
  communityScreening,
  ProvisioningStep,
  provisionFailed,
  provisioningRequested,
} from "#shared/contracts/communities.ts";
import { Calendar } from "#shared/domain/calendar.ts";
import { Instant } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import type { Format } from "#shared/domain/formats.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Phone, WrittenPhone } from "#shared/domain/phone.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { BuildingEntry, mostBuildings, Slug } from "./community.ts";

export const ApplicationId = idSchema("app");

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.includes("/");
  } catch {
    return false;
  }
};

const asked = {
  slug: Slug,
  name: Name,
  language: z.enum(["zh-CN", "en"]),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, "time-zone" satisfies Format),
  buildings: z.array(BuildingEntry).min(1).max(mostBuildings),
  subdistrict: Name.optional(),
  divisionCode: z.string().max(20).optional(),
  brand: Name.optional(),
  /** The bodies that founded it, each of one side. */
  founders: z
    .array(z.strictObject({ body: Name, side: Side }))
    .min(2)
    .max(10),
  /** Which papers were handed in, and where they lie. */
  documents: Text.optional(),
};

const step = z.object({
  step: ProvisioningStep,
  result: z.enum(["done", "failed"]),
  code: z.string().optional(),
  at: Instant,
});

const kept = {
  applicationId: ApplicationId,
  ...asked,
  contact: z.object({ name: Name, phone: Phone }),
  appliedAt: Instant,
  /** A calendar that the operator brought, where none is announced for the zone. */
  calendar: Calendar.optional(),
};
const made = { steps: z.array(step), administratorId: z.string().optional() };

/** A community that asks to work with Linli, until it exists. */
export const Application = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("applied"), ...kept }),
    z.object({ status: z.literal("screening"), ...kept }),
    z.object({ status: z.literal("rejected"), ...kept, rejection: z.object({ at: Instant, reason: Text }) }),
    z.object({ status: z.literal("approved"), ...kept, ...made }),
    z.object({ status: z.literal("provisioning"), ...kept, ...made }),
    z.object({ status: z.literal("active"), ...kept, ...made }),
  ])
  .meta({ id: "Application" });
export type Application = z.infer<typeof Application>;
type ApplicationIn<Status extends Application["status"]> = Extract<Application, { status: Status }>;

/** Whether the next step follows by itself: none has failed. */
export const isBeingSetUp = (application: Application): boolean => {
  if (application.status === "approved") return true;
  return application.status === "provisioning" && application.steps.at(-1)?.result !== "failed";
};

export const ApplicationStatus = z.enum(["applied", "screening", "rejected", "approved", "provisioning", "active"]);

export const applicationLifecycle = lifecycle<Application>()("application", {
  screen: { from: ["applied"], to: "screening", as: "screenApplication" },
  approve: { from: ["screening"], to: "approved", as: "approveApplication" },
  reject: { from: ["applied", "screening"], to: "rejected", as: "rejectApplication" },
  record: { from: ["approved", "provisioning"], to: ["provisioning", "active"], as: [] },
  resume: { from: ["provisioning"], to: "same", as: "resumeProvisioning" },
});

export const Apply = z.strictObject({ ...asked, contact: z.strictObject({ name: Name, phone: WrittenPhone }) });

type Applying = z.infer<typeof Apply> & { readonly at: Instant; readonly commandId: string };

/** Asked for by bodies of at least two sides. */
export const apply = ({ at, commandId, ...given }: Applying) => {
  const sides = new Set(given.founders.map(({ side }) => side));
  if (sides.size < numberOf("foundingSidesAtLeast")) refuseField("/founders", "two-sides-needed");
  mustBeDistinct(
    placesOf(
      given.buildings.map(({ name }) => name),
      "/buildings",
      "/name",
    ),
  );
  const applicationId = newId("app", commandId);
  const state: Application = { status: "applied", applicationId, ...given, appliedAt: at };
  return { state, facts: [communityApplied({ slug: given.slug, applicationId, sideCount: sides.size })] };
};

/** The operator looks at the papers. */
export const screen = (current: Application) => {
  const state: Application = { ...applicationLifecycle.allow("screen", current), status: "screening" };
  const { slug, applicationId } = state;
  return { state, facts: [communityScreening({ slug, applicationId })] };
};

/** The operator says yes: from here on the steps run by themselves. */
export const approve = (current: Application) => {
  const subject = applicationLifecycle.allow("approve", current);
  const { slug, applicationId } = subject;
  const state: Application = { ...subject, status: "approved", steps: [] };
  return { state, facts: [communityApproved({ slug, applicationId }), provisioningRequested({ slug, applicationId })] };
};

export const RejectApplication = z.strictObject({ reason: Text });

/** The operator says no, and why. */
export const reject = (current: Application, { at, reason }: { at: Instant; reason: string }) => {
  const subject = applicationLifecycle.allow("reject", current);
  const { slug, applicationId } = subject;
  const state: Application = { ...subject, status: "rejected", rejection: { at, reason } };
  return { state, facts: [communityRejected({ slug, applicationId })] };
};

type Result = z.infer<typeof step> & { readonly administratorId?: string };

const withStep = (subject: ApplicationIn<"approved" | "provisioning">, { administratorId, ...result }: Result) => ({
  ...subject,
  steps: [...subject.steps.filter(({ step: earlier }) => earlier !== result.step), result],
  ...(administratorId && { administratorId }),
});

/** What a step came to: the last one makes the community active, a failed one says why and can be resumed. */
export const record = (current: Application, result: Result) => {
  const subject = withStep(applicationLifecycle.allow("record", current), result);
  const { slug, applicationId } = subject;
  const isLast = result.step === "activation" && result.result === "done";
  const state = { ...subject, status: isLast ? "active" : "provisioning" } as Application;
  const failed = provisionFailed({ slug, applicationId, step: result.step, code: result.code ?? "" });
  return { state, facts: result.result === "failed" ? [failed] : [] };
};

export const ResumeProvisioning = z.strictObject({ calendar: Calendar.optional() });

/** Goes on where a step failed, with what the operator brings. */
export const resumeProvisioning = (current: Application, { calendar }: z.infer<typeof ResumeProvisioning>) => {
  const subject = applicationLifecycle.allow("resume", current);
  const { slug, applicationId } = subject;
  const state: Application = { ...subject, ...(calendar && { calendar }) };
  return { state, facts: [provisioningRequested({ slug, applicationId })] };
};

/** What is done, in order; the next step is the first that is not. */
export const isDone = (current: Application, wanted: z.infer<typeof ProvisioningStep>): boolean =>
  "steps" in current && current.steps.some(({ step: made, result }) => made === wanted && result === "done");

/** What the list of applications shows. */
export const ApplicationCard = z.object({
  applicationId: ApplicationId,
  slug: Slug,
  name: Name,
  status: ApplicationStatus,
  appliedAt: Instant,
});
