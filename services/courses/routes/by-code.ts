import { byCode } from "#shared/messages/link-route.ts";
import { BookingId } from "../domain/ids.ts";

const onBooking = { ...byCode, params: { bookingId: BookingId } } as const;

/** What is answered by the link of an offer, without a login. */
export const byCodeSpecs = {
  acceptOfferByCode: {
    ...onBooking,
    path: "/bookings/{bookingId}/accept",
    summary: "Take the seats that were offered, by the link of the offer",
    answersFor: "acceptOffer",
    refusals: ["code-invalid", "offer-expired", "campus-closed", "wrong-state"],
  },
  leaveOfferByCode: {
    ...onBooking,
    path: "/bookings/{bookingId}/leave",
    summary: "Leave an offered seat to others, by the link of the offer",
    answersFor: "cancelBooking",
    refusals: ["code-invalid", "offer-expired", "campus-closed", "wrong-state"],
  },
} as const;
