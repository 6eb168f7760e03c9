import { production } from "#shared/aws.ts";
import { events as listen } from "#shared/events/consumer.ts";
import { http as answer } from "#shared/http/http.ts";
import { consumers, endpoints } from "./service.ts";

const world = production("employment");

export const http = answer(world, endpoints);
export const events = listen(world, consumers);
