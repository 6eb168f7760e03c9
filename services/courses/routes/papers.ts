import * as z from "zod";
import { operatorRoles } from "#shared/domain/roles.ts";
import { ShortCode } from "#shared/domain/short-code.ts";
import { TextVersion } from "#shared/domain/text.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { FeedbackView, GiveFeedback } from "../domain/course/feedback.ts";
import { FeedCard, OpenFeed } from "../domain/feed.ts";
import { BookingId, CourseId, FeedId } from "../domain/ids.ts";
import { BookingStatus } from "../domain/seats/booking.ts";
import { BookingView } from "../domain/seats/booking-view.ts";

const desk = { roles: operatorRoles } as const;
const staff = {
  roles: ["desk-operator", "instructor", "community-admin", "residents-committee-worker", "property-staff"],
} as const;

/** What is printed, subscribed to, and answered without a login. */
export const paperSpecs = {
  printSlip: {
    method: "POST",
    path: "/bookings/{bookingId}/slip",
    summary: "Print the slip of a booking, in a session with its booker: large letters, a QR code and a short code",
    access: desk,
    params: { bookingId: BookingId },
    body: z.strictObject({}),
    reply: z.string(),
    media: "text/html",
    refusals: ["session-required", "code-invalid", "wrong-state", "code-outdated"],
  },
  openShortCode: {
    method: "POST",
    path: "/short-codes/open",
    summary: "Find a booking by the six digits of its slip, in a session with the person who got it",
    access: desk,
    body: z.strictObject({ shortCode: ShortCode }),
    reply: BookingView,
    offers: "booking",
    refusals: ["session-required", "code-invalid"],
  },
  consentByCode: {
    method: "POST",
    path: "/bookings/{bookingId}/consent",
    summary: "A guardian's yes or no by the code of the slip, without a login",
    access: "code",
    answersFor: "giveConsent",
    params: { bookingId: BookingId },
    body: z.strictObject({
      answer: z.enum(["yes", "no"]),
      textVersion: TextVersion,
      /** Whoever answers says that they are the guardian by law. A grandmother is not, by that alone. */
      isGuardian: z.literal(true),
    }),
    reply: z.object({ bookingId: BookingId, status: BookingStatus }),
    refusals: ["code-invalid", "window-lapsed", "wrong-state"],
  },
  getRoster: {
    method: "GET",
    path: "/courses/{courseId}/roster",
    restricted: true,
    summary: "The roster of a course, to print",
    access: staff,
    params: { courseId: CourseId },
    reply: z.string(),
    media: "text/html",
  },
  exportRoster: {
    method: "GET",
    path: "/courses/{courseId}/roster-csv",
    restricted: true,
    summary: "The roster of a course, for a spreadsheet",
    access: staff,
    params: { courseId: CourseId },
    reply: z.string(),
    media: "text/csv",
  },
  getCertificate: {
    method: "GET",
    path: "/bookings/{bookingId}/certificate",
    summary: "The certificate of whoever took part in enough of a course, to print",
    access: "member",
    params: { bookingId: BookingId },
    reply: z.string(),
    media: "text/html",
    restricted: true,
  },
  giveFeedback: {
    method: "POST",
    path: "/bookings/{bookingId}/feedback",
    summary: "Answer the two questions about a course, once",
    access: "member",
    params: { bookingId: BookingId },
    body: GiveFeedback,
    reply: FeedbackView,
    refusals: ["wrong-state"],
  },
  getFeedback: {
    method: "GET",
    path: "/courses/{courseId}/feedback",
    summary: "What was answered about a course, from five answers up",
    access: "member",
    params: { courseId: CourseId },
    reply: FeedbackView,
  },
  openFeed: {
    method: "POST",
    path: "/feeds",
    summary: "Subscribe to a campus's calendar, or to the calendar of my bookings: the path is secret",
    access: "member",
    body: OpenFeed,
    reply: z.object({ feedId: FeedId, path: z.string() }),
    status: 201,
  },
  listFeeds: {
    method: "GET",
    path: "/feeds",
    summary: "The calendars I subscribed to; the path of each was told when it was opened",
    access: "member",
    query: paging,
    reply: pageOf(FeedCard),
  },
  readFeed: {
    method: "GET",
    path: "/feeds/{feedId}/{code}",
    summary: "A calendar as calendars read it",
    access: "public",
    params: { feedId: FeedId, code: z.string().min(1).max(60) },
    reply: z.string(),
    media: "text/calendar",
    refusals: ["code-invalid"],
  },
} as const;
