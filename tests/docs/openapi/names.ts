import { readdirSync } from "node:fs";
import * as z from "zod";

const root = new URL("../../../", import.meta.url);

type Named = { readonly name: string; readonly service: string; readonly schema: z.ZodType };

const exportsOf = async (service: string, folder: string): Promise<Named[]> => {
  const files = readdirSync(new URL(folder, root), { recursive: true }).map(String).toSorted();
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith(".ts"))
      .map(async (file): Promise<object> => import(new URL(`${folder}${file}`, root).href)),
  );
  return modules
    .flatMap((module) => Object.entries(module))
    .flatMap(([name, schema]) =>
      /^[A-Z]/.test(name) && schema instanceof z.ZodType ? [{ name, service, schema }] : [],
    );
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const byName = (all: readonly Named[]): Named[][] =>
  Object.values(Object.groupBy(all, ({ name }) => name)).map((same = []) => [
    ...new Map(same.map((each) => [each.schema, each])).values(),
  ]);

/**
 * The schemas that domains and contracts export, by the name under which the document shows them; with its service before it
 * where two have one name. One that brings its name (`meta({ id })`) is not among them.
 */
export const schemaNames = async (services: readonly string[]): Promise<Record<string, z.ZodType>> => {
  const shared = ["shared/domain/", "shared/contracts/"].map((folder) => ["", folder]);
  const rooms = [...shared, ...services.map((service) => [service, `services/${service}/domain/`])];
  const found = (await Promise.all(rooms.map(([service = "", folder = ""]) => exportsOf(service, folder)))).flat();
  const taken = new Set(found.map(({ schema }) => schema.meta()?.id));
  const nameless = found.filter(({ schema }) => !schema.meta()?.id);
  const told = byName(nameless).flatMap((same) =>
    same.length === 1 && !taken.has(same[0]?.name)
      ? same
      : same.map((each) => ({ ...each, name: capital(each.service) + each.name })),
  );
  const unique = byName(told).filter(({ length }) => length === 1);
  const names = new Map(unique.flat().map(({ schema, name }) => [schema, name]));
  return Object.fromEntries([...names].map(([schema, name]) => [name, schema]));
};
