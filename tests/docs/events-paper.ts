import * as z from "zod";
import { type Hearable, heardBy } from "#shared/events/contract.ts";
import type { DocumentedService } from "./services.ts";

type Property = { readonly type?: string; readonly enum?: readonly string[]; readonly items?: Property };

const kindOf = ({ type, enum: choices, items }: Property): string => {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(" · ");
  return items ? `list of ${kindOf(items)}` : (type ?? "any");
};

const dataOf = ({ data }: Hearable): string => {
  const { properties = {}, required = [] } = z.toJSONSchema(data) as {
    properties?: Record<string, Property>;
    required?: string[];
  };
  return Object.entries(properties)
    .map(([name, property]) => `\`${name}\`${required.includes(name) ? "" : "?"}: ${kindOf(property)}`)
    .join(", ");
};

const listenersOf = ({ type }: Hearable, services: readonly DocumentedService[]): string =>
  services
    .flatMap(({ name, reactions }) => Object.values(reactions).map((reaction) => ({ service: name, reaction })))
    .filter(({ reaction }) => heardBy(reaction).some((heard) => heard.type === type))
    .map(({ service, reaction }) => `${service}: ${reaction.name}`)
    .join(", ");

const sectionOf = (service: DocumentedService, services: readonly DocumentedService[]): string => {
  const rows = service.contracts.map(
    (contract) =>
      `| \`${contract.type}\` | ${contract.summary} | ${dataOf(contract)} | ${listenersOf(contract, services)} |`,
  );
  return [`## Told by ${service.name}`, "", "| fact | meaning | data | heard by |", "|---|---|---|---|", ...rows].join(
    "\n",
  );
};

/** Every fact that a service tells, with its data and who hears it. */
export const eventsPaper = (services: readonly DocumentedService[]): string =>
  [
    "# Facts",
    "",
    "Made by `npm run docs` from `shared/contracts` and the reaction tables; do not edit. A fact carries ids, enums, counts and durations, never a name, a phone or free text. Its envelope is CloudEvents 1.0 (`id, source, type, time, subject`) with `community`, `region`, `correlationId`, `causationId` and `sequence` (the order of the facts about one thing).",
    "",
    services.map((service) => sectionOf(service, services)).join("\n\n"),
    "",
  ].join("\n");
