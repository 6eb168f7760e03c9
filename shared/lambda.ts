import { production } from "./aws.ts";
import { events } from "./events/sqs.ts";
import { http } from "./http/http.ts";
import type { Service } from "./service.ts";
import type { World } from "./world.ts";

/** The two functions of a service on AWS: what answers, and what listens. */
export const lambda = (service: Service, around?: Pick<World, "wordings" | "outside">) => {
  const world = production(service.name, around);
  return { http: http(world, service), events: events(world, service.consumers) };
};
