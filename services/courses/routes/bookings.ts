import * as z from "zod";
import { pageOf, paging } from "#shared/http/route.ts";
import { BookingId, CourseId } from "../domain/ids.ts";
import { BookedView, BookingView, BookSeats, QueueEntry, SetPriority } from "../domain/seats/booking-view.ts";

const nothing = z.strictObject({});
const organisers = {
  roles: ["desk-operator", "residents-committee-worker", "property-staff", "community-admin"],
} as const;

const onBooking = {
  method: "POST",
  access: "member",
  params: { bookingId: BookingId },
  reply: BookingView,
  offers: "booking",
} as const;

/** Seats, the waiting list, and what people do with their bookings. */
export const bookingSpecs = {
  bookSeats: {
    method: "POST",
    path: "/bookings",
    summary: "Book seats for a learner or a group: all of them or none; or wait for them",
    access: "member",
    body: BookSeats,
    reply: BookedView,
    offers: "booked",
    status: 201,
    refusals: [
      "course-full",
      "others-first",
      "already-booked",
      "campus-closed",
      "age-out-of-range",
      "window-lapsed",
      "wrong-state",
    ],
  },
  listOwnBookings: {
    method: "GET",
    path: "/bookings",
    summary: "The bookings I made, and those made for me or for those whose guardian I am, the latest first",
    access: "member",
    query: paging,
    reply: pageOf(BookingView),
  },
  getBooking: {
    method: "GET",
    path: "/bookings/{bookingId}",
    summary: "One booking, and for one who waits the place in the list and why",
    access: "member",
    params: { bookingId: BookingId },
    reply: BookingView,
    offers: "booking",
    restricted: true,
  },
  cancelBooking: {
    ...onBooking,
    path: "/bookings/{bookingId}/cancel",
    summary: "Give up a seat, an offer or a place in the list",
    body: nothing,
    refusals: ["window-lapsed", "wrong-state"],
  },
  acceptOffer: {
    ...onBooking,
    path: "/bookings/{bookingId}/accept",
    summary: "Take the seats that were offered",
    body: nothing,
    refusals: ["offer-expired", "campus-closed", "wrong-state"],
  },
  keepSeat: {
    ...onBooking,
    path: "/bookings/{bookingId}/keep",
    summary: "Keep the seat from before a closure",
    body: nothing,
    refusals: ["campus-closed", "window-lapsed", "wrong-state"],
  },
  setPriority: {
    ...onBooking,
    access: organisers,
    path: "/bookings/{bookingId}/set-priority",
    summary: "Change a place in the list, for a reason that is kept",
    body: SetPriority,
    refusals: ["wrong-state"],
  },
  getWaitingList: {
    method: "GET",
    path: "/courses/{courseId}/waiting-list",
    restricted: true,
    summary: "The waiting list in its order, with reasons",
    access: organisers,
    params: { courseId: CourseId },
    query: paging,
    reply: pageOf(QueueEntry),
  },
} as const;
