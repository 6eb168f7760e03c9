import type { Resource, Synthesized } from "./synth.ts";

/** What an intrinsic function of a template refers to: a resource of its stack, or an export of another one. */
const referred = (value: unknown): { id: string | undefined; exported: string | undefined } => {
  const { Ref, "Fn::GetAtt": attribute, "Fn::ImportValue": exported } = (value ?? {}) as Record<string, never>;
  return { id: Ref ?? attribute?.[0], exported };
};

/** The resource that a property refers to, in its own stack or through an export of another. */
export const targetOf = (all: Synthesized, stack: string, value: unknown): Resource | undefined => {
  const { id, exported } = referred(value);
  if (id) return all.resources.find((each) => each.stack === stack && each.id === id);
  if (!exported) return undefined;
  for (const [other, template] of Object.entries(all.templates)) {
    const outputs: { Value: unknown; Export?: { Name: string } }[] = Object.values(template.toJSON().Outputs ?? {});
    const output = outputs.find(({ Export }) => Export?.Name === exported);
    if (output) return targetOf(all, other, output.Value);
  }
  return undefined;
};

export type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Every statement of a policy anywhere in a resource's properties, whatever the property is called. */
export const statementsWithin = (value: unknown): Statement[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("Effect" in value && "Action" in value) return [value as Statement];
  return Object.values(value).flatMap(statementsWithin);
};

export const actionsOf = ({ Action }: Statement): string[] => [Action].flat() as string[];

/** The services of AWS that a statement allows, by their names as the template spells them. */
export const servicesOf = ({ Principal }: Statement): string[] => {
  const service = (Principal as { Service?: unknown } | undefined)?.Service;
  if (service === undefined) return [];
  return [service].flat().map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
};

/** The keys of a statement's conditions: `aws:SourceAccount`, `kms:ViaService`. */
export const conditionKeys = ({ Condition = {} }: Statement): string[] =>
  Object.values(Condition).flatMap((each) => Object.keys(each));
