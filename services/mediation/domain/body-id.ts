import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";

export const AssociationId = idSchema("asn");
export const RegisteredBodyId = idSchema("bdy");
/** A body that mediates: the neighbours' association, or one that the community registered. */
export const BodyId = idSchema("(?:asn|bdy)");

/** Whether it is one that the community registered; else it is an association. */
export const isRegistered = (bodyId: string): boolean => RegisteredBodyId.safeParse(bodyId).success;

export const MediatingBody = z.enum(["mutual-aid", "peoples-committee", "industry"]);
export type MediatingBodyKind = z.infer<typeof MediatingBody>;

/** A second body that was asked to mediate too; it does from the instant in which it said so itself. */
export const CoBody = z.object({
  bodyId: BodyId,
  kind: MediatingBody,
  invitedAt: Instant,
  joinedAt: Instant.optional(),
});
export type CoBody = z.infer<typeof CoBody>;
