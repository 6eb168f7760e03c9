import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { attendanceEndpoints } from "./handlers/attendance.ts";
import { bookSeats } from "./handlers/book-seats.ts";
import { bookingEndpoints } from "./handlers/bookings.ts";
import { campusEndpoints } from "./handlers/campuses.ts";
import { courseEndpoints } from "./handlers/courses.ts";
import { feedbackEndpoints } from "./handlers/feedback.ts";
import { feedEndpoints } from "./handlers/feeds.ts";
import { paperEndpoints } from "./handlers/papers.ts";
import { sessionEndpoints } from "./handlers/sessions.ts";
import { getWaitingList } from "./handlers/waiting-list.ts";
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
    ...sessionEndpoints,
    bookSeats,
    ...bookingEndpoints,
    getWaitingList,
    ...attendanceEndpoints,
    ...paperEndpoints,
    ...feedbackEndpoints,
    ...feedEndpoints,
  }),
  consumers: coursesConsumers,
  keeping: coursesKeeping,
  words: async () => (await import("./words.ts")).coursesWords,
} as const satisfies Service;
