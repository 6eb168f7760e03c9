import * as communities from "#services/communities/service.ts";
import * as courses from "#services/courses/service.ts";
import * as employment from "#services/employment/service.ts";
import * as mediation from "#services/mediation/service.ts";
import * as meetings from "#services/meetings/service.ts";
import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";

export type Service = { readonly endpoints: readonly Endpoint[]; readonly consumers: readonly Consumer[] };

/** The services that this home runs. */
export const services: readonly Service[] = [communities, courses, mediation, employment, meetings];
