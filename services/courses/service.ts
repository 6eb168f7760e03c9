import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { coursesCards } from "./cards.ts";
import { attendanceEndpoints } from "./handlers/attendance.ts";
import { bookSeats } from "./handlers/book-seats.ts";
import { bookingEndpoints } from "./handlers/bookings.ts";
import { byCodeEndpoints } from "./handlers/by-code.ts";
import { campusEndpoints } from "./handlers/campuses.ts";
import { courseEndpoints } from "./handlers/courses.ts";
import { feedbackEndpoints } from "./handlers/feedback.ts";
import { feedEndpoints } from "./handlers/feeds.ts";
import { courseListEndpoints } from "./handlers/list-courses.ts";
import { paperEndpoints } from "./handlers/papers.ts";
import { sessionEndpoints } from "./handlers/sessions.ts";
import { getWaitingList } from "./handlers/waiting-list.ts";
import { coursesOffers } from "./offers.ts";
import { coursesConsumers } from "./react.ts";
import { coursesReactions } from "./reactions.ts";
import { coursesRoutes } from "./routes.ts";
import { coursesKeeping } from "./store/keeping.ts";

export const courses = {
  name: "courses",
  routes: coursesRoutes,
  reactions: coursesReactions,
  endpoints: answers(coursesRoutes, {
    ...campusEndpoints,
    ...courseEndpoints,
    ...courseListEndpoints,
    ...sessionEndpoints,
    bookSeats,
    ...bookingEndpoints,
    getWaitingList,
    ...attendanceEndpoints,
    ...paperEndpoints,
    ...byCodeEndpoints,
    ...feedbackEndpoints,
    ...feedEndpoints,
  }),
  offers: coursesOffers,
  consumers: coursesConsumers,
  keeping: coursesKeeping,
  cards: coursesCards,
  words: async () => (await import("./words.ts")).coursesWords,
} as const satisfies Service;
