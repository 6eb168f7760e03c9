import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { buildLinli } from "#infra/aws/linli.ts";
import { stages } from "#infra/aws/stage.ts";
import { services } from "#services/services.ts";
import { flags } from "./synth.ts";

// biome-ignore lint/suspicious/noExplicitAny: the properties of any resource of CloudFormation
type Resource = { readonly id: string; readonly Type: string; readonly Properties?: any };

/** Asks for the bundles to be built. */
export const describeOldQueues = (): void => {
  describe("a stage that had a queue for each reaction", () => {
    let resources: Resource[];
    let names: string[];

    beforeAll(() => {
      const [stage] = stages().filter(({ name }) => name === "ireland");
      if (!stage) throw new Error("no stage");
      const had = { ...stage, switches: { ...stage.switches, oldQueues: true } };
      resources = buildLinli(new App({ context: flags }), had).flatMap((stack) =>
        Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, Omit<Resource, "id">>).map(
          ([id, resource]) => ({ id: `${stack.stackName} ${id}`, ...resource }),
        ),
      );
      names = resources.flatMap(({ Properties }) => Properties?.QueueName ?? []);
    });

    it("keeps each of the ninety-five with its dead letters, still read", () => {
      const old = names.filter((name) => /^linli-ireland-(?!dead-)[a-z]+-/.test(name));
      expect(old).toHaveLength(95);
      expect(old.filter((name) => !names.includes(name.replace("ireland-", "ireland-dead-")))).toEqual([]);
      const read = resources.filter(({ Type }) => Type === "AWS::Lambda::EventSourceMapping");
      expect(read).toHaveLength(95 + services.length + 1);
    });

    it("has them where they stood, so that CloudFormation makes none anew", () => {
      // As the last release that had them called these, read off its template.
      const stood: Readonly<Record<string, string | undefined>> = {
        releaseLeadWhenRoleRevokedQueue8199CD7C: "linli-ireland-mediation-release-lead-when-role-revoked",
        releaseLeadWhenRoleRevokedDeadLettersBA445A0F: "linli-ireland-dead-mediation-release-lead-when-role-revoked",
        EventsFunctionSqsEventSourcelinliirelandmediationreleaseLeadWhenRoleRevokedQueueD06C57351B1B5034: undefined,
      };
      const stand = resources.flatMap(({ id, Properties }) => {
        const [stack, own = ""] = id.split(" ");
        return stack === "linli-ireland-mediation" && own in stood ? [[own, Properties?.QueueName]] : [];
      });
      expect(Object.fromEntries(stand)).toStrictEqual(stood);
    });

    it("lets no new fact come to them", () => {
      const targets = resources.flatMap(({ Properties }) => Properties?.Targets ?? []);
      expect(targets.length).toBeGreaterThan(0);
      expect(JSON.stringify(targets)).not.toContain("WhenRoleRevoked");
    });
  });
};
