import { routes } from "#shared/http/route.ts";
import { applicationSpecs } from "./routes/applications.ts";
import { employerSpecs } from "./routes/employers.ts";
import { fairSpecs } from "./routes/fairs.ts";
import { placementSpecs } from "./routes/placements.ts";
import { postingSpecs } from "./routes/postings.ts";
import { programmeSpecs } from "./routes/programmes.ts";
import { seekerSpecs } from "./routes/seekers.ts";

/** The API of employment: each table below is one screen of it. */
export const employmentRoutes = routes("employment", {
  ...programmeSpecs,
  ...employerSpecs,
  ...postingSpecs,
  ...fairSpecs,
  ...seekerSpecs,
  ...applicationSpecs,
  ...placementSpecs,
});
