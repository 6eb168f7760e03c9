import type { Assembly, Properties, Resource } from "../assembly.ts";
import { exportsOf, type Made, madeBy } from "../deployed.ts";
import { type Difference, differences } from "./differences.ts";
import { doingReaders } from "./doing.ts";
import { keptReaders } from "./kept.ts";
import { messageReaders } from "./messages.ts";
import type { Reader } from "./reading.ts";
import { type Names, resolved } from "./resolved.ts";

const readers: Readonly<Record<string, Reader>> = { ...doingReaders, ...keptReaders, ...messageReaders };

export type Finding = Difference & { readonly type: string; readonly stack: string; readonly logicalId: string };
export type Audited = {
  readonly count: number;
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
};

/** Where code lies is known only to who uploaded it; that the functions run is what journeys show. */
const isComparable = (property: string): boolean => property !== "Code";

type Place = { readonly endpoint: string; readonly bus: string; readonly names: Names };

const auditOne = async ({ endpoint, bus, names }: Place, logicalId: string, { Type, Properties = {} }: Resource) => {
  const made = names.made.get(logicalId);
  const read = readers[Type];
  if (!made) return { missing: `${names.stack} ${logicalId} (${Type}) was not made` };
  if (!read) return { missing: `nothing reads ${Type}` };
  const template = resolved(Properties, names, bus) as Properties;
  const compared = Object.entries(template).filter(([property]) => isComparable(property));
  const found = differences(Object.fromEntries(compared), await read({ endpoint, made, template }));
  return { found: found.map((each): Finding => ({ ...each, type: Type, stack: names.stack, logicalId })) };
};

/** Every resource of the deployed stacks beside its template: what differs, and what could not be looked at. */
export const audit = async (endpoint: string, { stacks }: Assembly, deployed: readonly string[]): Promise<Audited> => {
  const exports = await exportsOf(endpoint);
  const bus =
    [...exports.values()]
      .find((value) => value.includes(":event-bus/"))
      ?.split("/")
      .at(-1) ?? "";
  const results: Awaited<ReturnType<typeof auditOne>>[] = [];
  for (const { name: stack, template } of stacks.filter(({ name }) => deployed.includes(name))) {
    const made = new Map((await madeBy(endpoint, stack)).map((each): [string, Made] => [each.logicalId, each]));
    const place = { endpoint, bus, names: { stack, made, exports } };
    for (const [logicalId, resource] of Object.entries(template.Resources))
      if (resource.Type !== "AWS::CDK::Metadata") results.push(await auditOne(place, logicalId, resource));
  }
  return {
    count: results.length,
    unread: results.flatMap(({ missing }) => missing ?? []),
    findings: results.flatMap(({ found }) => found ?? []),
  };
};
