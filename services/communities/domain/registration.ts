import * as z from "zod";
import {
  registrationDeclined,
  registrationLapsed,
  registrationReleased,
  selfRegistered,
} from "#shared/contracts/registrations.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Phone, WrittenPhone } from "#shared/domain/phone.ts";
import { Building, Name, Room, Text } from "#shared/domain/text.ts";
import { isAnother, mustBePlausible } from "./person.ts";
import { PersonId } from "./role-grant.ts";

export const RegistrationId = idSchema("reg");

const known = { registrationId: RegistrationId, registeredAt: Instant };
const said = { name: Name, phone: Phone, building: Building, room: Room };

/** Somebody who is on no roster, and says that they live here. Until the desk releases it, it is nobody of the community. */
export const Registration = z.discriminatedUnion("status", [
  z.object({ status: z.literal("registered"), ...known, ...said, account: z.string() }),
  z.object({ status: z.literal("released"), ...known, personId: PersonId, releasedBy: PersonId, releasedAt: Instant }),
  z.object({
    status: z.literal("declined"),
    ...known,
    account: z.string(),
    reason: Text,
    declinedBy: PersonId,
    declinedAt: Instant,
  }),
  z.object({ status: z.literal("lapsed"), ...known, lapsedAt: Instant }),
]);
export type Registration = z.infer<typeof Registration>;
export type WaitingRegistration = Extract<Registration, { status: "registered" }>;

export const registrationLifecycle = lifecycle<Registration>()("registration", {
  release: { from: ["registered"], to: "released", as: "releaseRegistration" },
  decline: { from: ["registered"], to: "declined", as: "declineRegistration" },
  lapse: { from: ["registered", "declined"], to: "lapsed", by: "system" },
});

export const RegisterSelf = z.strictObject({ name: Name, phone: WrittenPhone, building: Building, room: Room });

type RegisteringSelf = z.infer<typeof RegisterSelf> & {
  readonly at: Instant;
  readonly commandId: string;
  readonly account: string;
  readonly buildings: readonly string[];
};

/** Somebody asks to be taken in. They get no role by it, and read nothing. */
export const registerSelf = ({ at, commandId, buildings, ...asked }: RegisteringSelf) => {
  mustBePlausible(asked, { buildings, at });
  const registrationId = newId("reg", commandId);
  const state: WaitingRegistration = { status: "registered", registrationId, ...asked, registeredAt: at };
  return { state, facts: [selfRegistered({ registrationId, building: asked.building })] };
};

export const ReleaseRegistration = z.strictObject({
  /** The record that they have already, where they are somebody whom the desk knows. */
  personId: PersonId.optional(),
  isAnother,
});

/** The desk knows that they live here: from now on their record tells who they are, and the registration no more. */
export const release = (current: Registration, { by, at, personId }: Act & { readonly personId: string }) => {
  const { registrationId, registeredAt } = registrationLifecycle.allow("release", current);
  const own = { registrationId, registeredAt, personId, releasedBy: by.personId, releasedAt: at };
  const state: Registration = { status: "released", ...own };
  return { state, facts: [registrationReleased({ registrationId, personId })] };
};

export const DeclineRegistration = z.strictObject({ reason: Text });

/** The desk does not take them in, and says why: nothing else is kept of them, and that not for long. */
export const decline = (current: Registration, { by, at, reason }: Act & { readonly reason: string }) => {
  const { registrationId, registeredAt, account } = registrationLifecycle.allow("decline", current);
  const own = { registrationId, registeredAt, account, reason, declinedBy: by.personId, declinedAt: at };
  const state: Registration = { status: "declined", ...own };
  return { state, facts: [registrationDeclined({ registrationId })] };
};

/** Nobody released it in time: what was said and by which account is kept no longer. */
export const lapse = (current: Registration, at: Instant) => {
  if (!registrationLifecycle.can("lapse", current)) return undefined;
  const { registrationId, registeredAt } = current;
  const state: Registration = { status: "lapsed", registrationId, registeredAt, lapsedAt: at };
  return { state, facts: [registrationLapsed({ registrationId })] };
};

const view = { registrationId: RegistrationId, status: z.enum(["registered", "released", "declined", "lapsed"]) };

/** What whoever registered themselves sees of it. */
export const OwnRegistration = z
  .object({ ...view, registeredAt: Instant, reason: z.string().optional() })
  .meta({ id: "OwnRegistration" });

export const ownView = (registration: Registration): z.input<typeof OwnRegistration> => {
  const { registrationId, status, registeredAt } = registration;
  return { registrationId, status, registeredAt, reason: "reason" in registration ? registration.reason : undefined };
};

/** What the desk sees of it, with the record of whoever has the same name and phone or flat. */
export const RegistrationView = z
  .object({
    ...view,
    registeredAt: Instant,
    ...z.object(said).partial().shape,
    reason: z.string().optional(),
    personId: PersonId.optional(),
    /**
     * Somebody who is known by the same name, and phone or flat, or of the property company with the same phone: to be
     * asked about before it is released.
     */
    likelyPersonId: PersonId.optional(),
  })
  .meta({ id: "Registration" });

export const deskView = (registration: Registration, likelyPersonId?: string): z.input<typeof RegistrationView> => {
  const { account: _, ...shown } = { account: undefined, ...registration };
  return { ...shown, likelyPersonId };
};
