import { readdirSync } from "node:fs";
import { services as listed } from "#services/services.ts";
import type { Hearable } from "#shared/events/contract.ts";

const isContract = (value: unknown): value is Hearable => typeof value === "function" && "subject" in value;

const folder = new URL("../../shared/contracts/", import.meta.url);
const modules: readonly object[] = await Promise.all(
  readdirSync(folder).map((name) => import(`${folder.href}${name}`)),
);

/** Every kind of fact that there is. */
export const contracts = [...new Set(modules.flatMap((module): unknown[] => Object.values(module)))]
  .filter(isContract)
  .toSorted((one, other) => (one.type < other.type ? -1 : 1));

/** Each service with its tables, and the facts it tells. */
export const services = listed.map((service) => ({
  ...service,
  contracts: contracts.filter(({ type }) => type.startsWith(`${service.name}.`)),
}));

export type DocumentedService = (typeof services)[number];
