import { describe, expect, inject, it } from "vitest";
import { readAssembly } from "./assembly.ts";
import { type Audited, audit, type Finding } from "./audit/audit.ts";
import { deviations, unknownStacks } from "./deviations.ts";
import { root } from "./room.ts";
import { deploy } from "./stack.ts";

const nameOf = ({ type, property }: Finding): string => `${type}.${property}`;
const told = (finding: Finding): string =>
  `${nameOf(finding)} of ${finding.stack} ${finding.logicalId}: ${JSON.stringify(finding.actual)} is not ${JSON.stringify(finding.expected)}`;

describe("what is deployed", () => {
  let audited: Audited;

  it.each(Object.entries(unknownStacks))("lacks only what the emulator cannot deploy: %s", async (name, says) => {
    const deployed = inject("deployed");
    const assembly = readAssembly(deployed.out);
    await expect(deploy(root, assembly, [`linli-${deployed.stage}-${name}`], deployed)).rejects.toThrow(says);
  });

  it("is looked at whole", async () => {
    const { endpoint, out, stacks } = inject("deployed");
    audited = await audit(endpoint, readAssembly(out), stacks);
    expect(audited.unread).toEqual([]);
    expect(audited.count).toBeGreaterThan(100);
  });

  it("is as its templates say, but for what the emulator is known to do another way", () => {
    expect(audited.findings.filter((finding) => !(nameOf(finding) in deviations)).map(told)).toEqual([]);
  });

  it("differs in all that is listed: what the emulator has learnt leaves the list", () => {
    const seen = new Set(audited.findings.map(nameOf));
    expect(Object.keys(deviations).filter((name) => !seen.has(name))).toEqual([]);
  });
});
