import { readFileSync } from "node:fs";

/** Anything of JSON, as templates and answers are made of. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Properties = { readonly [name: string]: Value };

export type Resource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DeletionPolicy?: string;
};
type Output = { readonly Export?: { readonly Name?: string } };
export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
};
export type Stack = { readonly name: string; readonly needs: readonly string[]; readonly template: Template };
export type Assembly = { readonly out: string; readonly stacks: readonly Stack[] };

type Artifact = {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
};

/** The stacks that were synthesized into a folder. */
export const readAssembly = (out: string): Assembly => {
  const read = (file: string) => JSON.parse(readFileSync(`${out}/${file}`, "utf8"));
  const artifacts = Object.entries(read("manifest.json").artifacts as Record<string, Artifact>);
  const stacks = artifacts.filter(([, { type }]) => type === "aws:cloudformation:stack");
  const names = new Set(stacks.map(([name]) => name));
  return {
    out,
    stacks: stacks.map(([name, { dependencies = [], properties }]) => ({
      name: properties?.stackName ?? name,
      needs: dependencies.filter((other) => names.has(other)),
      template: read(properties?.templateFile ?? ""),
    })),
  };
};

/** Every resource of some stacks, with the stack it stands in. */
export const resourcesOf = (stacks: readonly Stack[]) =>
  stacks.flatMap(({ name: stack, template }) =>
    Object.entries(template.Resources).map(([logicalId, resource]) => ({ stack, logicalId, ...resource })),
  );
