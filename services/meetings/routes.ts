import { routes } from "#shared/http/route.ts";
import { issueRoutes } from "./issue-routes.ts";
import { meetingRoutes } from "./meeting-routes.ts";
import { seriesRoutes } from "./series-routes.ts";

/** The API of meetings: the bodies that meet, their meetings, and the issues that come before them. */
export const meetingsRoutes = routes("meetings", { ...seriesRoutes, ...meetingRoutes, ...issueRoutes });
