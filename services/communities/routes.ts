import { routes } from "#shared/http/route.ts";
import { applicationSpecs } from "./routes/applications.ts";
import { assistanceSpecs } from "./routes/assistance.ts";
import { breakGlassSpecs } from "./routes/break-glass.ts";
import { consentSpecs } from "./routes/consents.ts";
import { homeSpecs } from "./routes/home.ts";
import { householdSpecs } from "./routes/households.ts";
import { labelSpecs } from "./routes/labels.ts";
import { peopleSpecs } from "./routes/people.ts";
import { registrationSpecs } from "./routes/registrations.ts";
import { rightsSpecs } from "./routes/rights.ts";
import { rosterSpecs } from "./routes/rosters.ts";
import { tenancySpecs } from "./routes/tenancy.ts";

/** The API of communities: each table below is one screen of it. */
export const communitiesRoutes = routes("communities", {
  ...applicationSpecs,
  ...tenancySpecs,
  ...homeSpecs,
  ...peopleSpecs,
  ...householdSpecs,
  ...registrationSpecs,
  ...assistanceSpecs,
  ...consentSpecs,
  ...rightsSpecs,
  ...rosterSpecs,
  ...breakGlassSpecs,
  ...labelSpecs,
});
