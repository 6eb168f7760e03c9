import { routes } from "#shared/http/route.ts";
import { issueRoutes } from "./routes/issues.ts";
import { meetingRoutes } from "./routes/meetings.ts";
import { seriesRoutes } from "./routes/series.ts";

/** The API of meetings: the bodies that meet, their meetings, and the issues that come before them. */
export const meetingsRoutes = routes("meetings", { ...seriesRoutes, ...meetingRoutes, ...issueRoutes });
