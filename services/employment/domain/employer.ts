import * as z from "zod";
import { employerRegistered, employerRelated, employerVerified, Industry } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name, Text, withoutDashes } from "#shared/domain/text.ts";
import { isOfSide, mustBeImpartial } from "./access.ts";
import { EmployerId, happened, PersonId } from "./parts.ts";
import { Place } from "./place.ts";

const Relation = z.strictObject({ side: Side, explanation: Text });

const known = {
  name: Name,
  industry: Industry,
  /** The unified social credit code (GB 32100), where it is known. */
  creditCode: z
    .string()
    .max(40)
    .overwrite((text) => withoutDashes(text).toUpperCase())
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, "credit-code" satisfies Format)
    .optional(),
  place: Place.optional(),
  /** How it belongs to an organiser of the programme, such as the property company that hires itself. */
  relation: Relation.optional(),
};

const registered = { employerId: EmployerId, ...known, registeredAt: Instant };

const Verification = z.object({
  method: z.enum(["licence-seen", "public-register", "known-institution"]),
  at: Instant,
  verifiedBy: PersonId,
});

/** Who offers work. It is verified before anything of it is public; what relates it to an organiser is told. */
export const Employer = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("registered"), ...registered }),
    z.object({ status: z.literal("verified"), ...registered, verification: Verification }),
  ])
  .meta({ id: "Employer" });
export type Employer = z.infer<typeof Employer>;

export const employerLifecycle = lifecycle<Employer>()("employer", {
  verify: { from: ["registered"], to: "verified", as: "verifyEmployer" },
  disclose: { from: ["registered", "verified"], to: "same", as: "discloseRelation" },
});

export const RegisterEmployer = z.strictObject(known);

type Registering = Act & z.infer<typeof RegisterEmployer> & { readonly commandId: string };

export const register = ({ by: _, at, commandId, ...told }: Registering) => {
  const employerId = newId("emp", commandId);
  const state: Employer = { status: "registered", employerId, ...told, registeredAt: at };
  const related = told.relation !== undefined;
  return { state, facts: [employerRegistered({ employerId, industry: told.industry, related })] };
};

/** Nobody checks an employer that they speak for, or that belongs to their own side. */
export const mustVerifyAnothers = ({ employerId, relation }: Employer, { by }: Pick<Act, "by">): void =>
  mustBeImpartial(by, { employerId, side: relation?.side });

export const VerifyEmployer = z.strictObject({ method: Verification.shape.method, ...happened });

/** Somebody checked that it exists and may employ. */
export const verify = (current: Employer, { by, at, method }: Act & z.infer<typeof VerifyEmployer>) => {
  const subject = employerLifecycle.allow("verify", current);
  mustVerifyAnothers(subject, { by });
  const state: Employer = { ...subject, status: "verified", verification: { method, at, verifiedBy: by.personId } };
  return { state, facts: [employerVerified({ employerId: subject.employerId })] };
};

export const DiscloseRelation = z.strictObject({ ...Relation.shape, ...happened });

/**
 * How it belongs to an organiser was not told at first, or is otherwise now. Whoever is of the side that it belongs to
 * does not say that it belongs to another.
 */
export const disclose = (current: Employer, { by, side, explanation }: Act & z.infer<typeof DiscloseRelation>) => {
  const subject = employerLifecycle.allow("disclose", current);
  const former = subject.relation?.side;
  if (former !== undefined && former !== side && isOfSide(by, former)) refuse("conflict-of-interest");
  const state: Employer = { ...subject, relation: { side, explanation } };
  return { state, facts: [employerRelated({ employerId: subject.employerId, side })] };
};

export const EmployerStatus = z.enum(["registered", "verified"]);

/** What a list shows of an employer. */
export const EmployerCard = z
  .object({
    employerId: EmployerId,
    name: Name,
    industry: Industry,
    status: EmployerStatus,
    isRelated: z.boolean(),
  })
  .meta({ id: "EmployerCard" });
export type EmployerCard = z.infer<typeof EmployerCard>;

export const cardOf = ({ employerId, name, industry, status, relation }: Employer): EmployerCard => ({
  employerId,
  name,
  industry,
  status,
  isRelated: relation !== undefined,
});
