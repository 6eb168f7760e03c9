import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { employmentCards } from "./cards.ts";
import { applications } from "./handlers/applications.ts";
import { employers } from "./handlers/employers.ts";
import { fairs } from "./handlers/fairs.ts";
import { placements } from "./handlers/placements.ts";
import { postings } from "./handlers/postings.ts";
import { preparing } from "./handlers/preparing.ts";
import { programmes } from "./handlers/programmes.ts";
import { reports } from "./handlers/reports.ts";
import { seekers } from "./handlers/seekers.ts";
import { stories } from "./handlers/stories.ts";
import { decisions } from "./handlers/transitions.ts";
import { wellbeing } from "./handlers/wellbeing.ts";
import { employmentOffers } from "./offers.ts";
import { employmentConsumers } from "./react.ts";
import { employmentReactions } from "./reactions.ts";
import { employmentRoutes } from "./routes.ts";
import { employmentKeeping } from "./store/keeping.ts";

export const employment = {
  name: "employment",
  routes: employmentRoutes,
  reactions: employmentReactions,
  endpoints: answers(employmentRoutes, {
    ...programmes,
    ...employers,
    ...postings,
    ...fairs,
    ...seekers,
    ...preparing,
    ...wellbeing,
    ...applications,
    ...placements,
    ...stories,
    ...reports,
    ...decisions,
  }),
  offers: employmentOffers,
  consumers: employmentConsumers,
  keeping: employmentKeeping,
  cards: employmentCards,
  words: async () => (await import("./words.ts")).employmentWords,
} as const satisfies Service;
