import { labels as shared } from "#shared/http/labels.ts";
import { labels as communities } from "./communities/labels.ts";
import { labels as courses } from "./courses/labels.ts";
import { labels as employment } from "./employment/labels.ts";
import { labels as mediation } from "./mediation/labels.ts";
import { labels as meetings } from "./meetings/labels.ts";
import { labels as messages } from "./messages/labels.ts";

/** What every choice of every service is called, and what the services share: loaded when first asked for. */
export const everyLabel = { shared, communities, courses, employment, mediation, meetings, messages };
