import { readFileSync } from "node:fs";
import type { JsonSchema } from "./schema-types.ts";

type Media = Readonly<Record<string, { readonly schema: JsonSchema }>>;
export type Parameter = {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
};
type Named = { readonly $ref: string };

type Written = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly "x-refusals"?: readonly string[];
  readonly parameters?: readonly (Parameter | Named)[];
  readonly requestBody?: { readonly content: Media };
  readonly responses: Readonly<Record<string, { readonly content?: Media }>>;
};

type Document = {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
};

/** An operation as the package needs it. */
export type ApiOperation = Pick<Written, "operationId" | "summary" | "description"> & {
  readonly service: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly refusals: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly sends: Media | undefined;
  readonly answers: Media;
};

export type Api = {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly operations: readonly ApiOperation[];
};

/** The API as `docs/openapi.json` tells it. */
export const readApi = (): Api => {
  const text = readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8");
  const { paths, components } = JSON.parse(text) as Document;
  const parameterOf = (each: Parameter | Named): Parameter => {
    if (!("$ref" in each)) return each;
    const found = components.parameters[each.$ref.slice(each.$ref.lastIndexOf("/") + 1)];
    if (!found) throw new Error(`no parameter ${each.$ref}`);
    return found;
  };
  const operationOf = (path: string, method: string, written: Written): ApiOperation => {
    const done = Object.entries(written.responses).find(([status]) => status.startsWith("2"));
    return {
      operationId: written.operationId,
      summary: written.summary,
      description: written.description,
      service: written.tags[0] ?? "",
      method: method.toUpperCase() as ApiOperation["method"],
      path,
      refusals: written["x-refusals"] ?? [],
      parameters: (written.parameters ?? []).map(parameterOf),
      sends: written.requestBody?.content,
      answers: done?.[1].content ?? {},
    };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => operationOf(path, method, written)),
  );
  return { schemas: components.schemas, operations };
};
