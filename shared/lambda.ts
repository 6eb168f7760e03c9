import { production } from "./aws.ts";
import { events } from "./events/consumer.ts";
import { http } from "./http/http.ts";
import type { Service } from "./service.ts";

/** The two functions of a service on AWS: what answers, and what listens. */
export const lambda = ({ name, endpoints, consumers }: Service) => {
  const world = production(name);
  return { http: http(world, endpoints), events: events(world, consumers) };
};
