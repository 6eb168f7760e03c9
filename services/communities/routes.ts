import { routes } from "#shared/http/route.ts";
import { applicationSpecs } from "./routes/applications.ts";
import { assistanceSpecs } from "./routes/assistance.ts";
import { peopleSpecs } from "./routes/people.ts";
import { rightsSpecs } from "./routes/rights.ts";
import { tenancySpecs } from "./routes/tenancy.ts";

/** The API of communities: each table below is one screen of it. */
export const communitiesRoutes = routes("communities", {
  ...applicationSpecs,
  ...tenancySpecs,
  ...peopleSpecs,
  ...assistanceSpecs,
  ...rightsSpecs,
});
