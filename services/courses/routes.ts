import { routes } from "#shared/http/route.ts";
import { attendanceSpecs } from "./routes/attendance.ts";
import { bookingSpecs } from "./routes/bookings.ts";
import { byCodeSpecs } from "./routes/by-code.ts";
import { campusSpecs } from "./routes/campuses.ts";
import { courseSpecs } from "./routes/courses.ts";
import { instructorSpecs } from "./routes/instructors.ts";
import { paperSpecs } from "./routes/papers.ts";

/** The API of courses: each table below is one screen of it. */
export const coursesRoutes = routes("courses", {
  ...campusSpecs,
  ...instructorSpecs,
  ...courseSpecs,
  ...bookingSpecs,
  ...attendanceSpecs,
  ...paperSpecs,
  ...byCodeSpecs,
});
