import { production } from "./aws.ts";
import { events } from "./events/sqs.ts";
import { http } from "./http/http.ts";
import type { Service } from "./service.ts";

/** The two functions of a service on AWS: what answers, and what listens. */
export const lambda = (service: Service) => {
  const world = production(service.name);
  return { http: http(world, service), events: events(world, service.consumers) };
};
