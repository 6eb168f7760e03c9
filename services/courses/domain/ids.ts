import * as z from "zod";
import type { Format } from "#shared/domain/formats.ts";
import { childIdSchema, idSchema, parentId } from "#shared/domain/ids.ts";

export const PersonId = idSchema("per");
/** A person, or somebody that a household registered as its dependant. */
export const learnerIdPattern = /^(?:per_[a-z2-7]{20}|dpt_[a-z2-7]{28})$/;
export const LearnerId = z.string().regex(learnerIdPattern, "id" satisfies Format);
export const CampusId = idSchema("cmp");
export const ClosureId = childIdSchema("clo");
export const VenueId = childIdSchema("ven");
export const TermPlanId = idSchema("tpl");
export const PlannedCourseId = childIdSchema("pln");
export const InstructorId = idSchema("ins");
export const CourseId = idSchema("crs");
export const SessionId = childIdSchema("csn");
export const BookingId = childIdSchema("bkg");
export const CertificateId = childIdSchema("crt");
export const FeedId = idSchema("fed");

export const courseOfBooking = (bookingId: string): string => parentId("crs", bookingId);
export const courseOfSession = (sessionId: string): string => parentId("crs", sessionId);
