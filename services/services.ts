import type { Service } from "#shared/service.ts";
import { communities } from "./communities/service.ts";
import { courses } from "./courses/service.ts";
import { employment } from "./employment/service.ts";
import { mediation } from "./mediation/service.ts";
import { meetings } from "./meetings/service.ts";
import { messages } from "./messages/service.ts";

const listed = [communities, courses, mediation, employment, meetings, messages] as const;

export type ServiceName = (typeof listed)[number]["name"];

/** Every service, once: both homes, the documents and the tests are made of this list. */
export const services: readonly (Service & { readonly name: ServiceName })[] = listed;

type All<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer Every) => void
  ? Every
  : never;

/** Every operation by its name, with all that its route says. */
export const routes = Object.assign({}, ...listed.map((each) => each.routes)) as All<(typeof listed)[number]["routes"]>;
