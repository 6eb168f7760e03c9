import { readFileSync } from "node:fs";
import { App, type Stack, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildBundles } from "#infra/aws/bundle.ts";
import { buildLinli } from "#infra/aws/linli.ts";
import { longestStageName } from "#infra/aws/name-limits.ts";
import { type Stage, stageIn, stages } from "#infra/aws/stage.ts";

/** A resource of any of a stage's stacks. */
export type Resource = {
  readonly stack: string;
  /** Its logical id in the stack's template. */
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the properties of any resource of CloudFormation
  readonly properties: any;
};

export type Synthesized = {
  readonly stage: Stage;
  readonly stacks: readonly Stack[];
  /** By the part of Linli: `data`, `core`, a service's name, `archive`, `watch`, `edge`. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly resources: readonly Resource[];
  /** Where the assets lie as they are shipped: each in a folder of its hash. */
  readonly assembly: string;
};

/** The flags of the CDK as `cdk.json` gives them to the app. */
export const flags: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL("../../cdk.json", import.meta.url), "utf8"),
).context;

const partOf = (stage: Stage, { stackName }: Stack): string => stackName.slice(`linli-${stage.name}-`.length);

/** The template of one part of a stage: `core`, `mediation`. */
export const templateOf = ({ stage, templates }: Synthesized, part: string): Template => {
  const template = templates[part];
  if (!template) throw new Error(`no stack ${part} at ${stage.name}`);
  return template;
};

const resourcesOf = (stack: string, template: Template): Resource[] =>
  Object.entries(template.toJSON().Resources as Record<string, { Type: string; Properties?: object }>).map(
    ([id, { Type, Properties }]) => ({ stack, id, type: Type, properties: Properties ?? {} }),
  );

const ireland = JSON.parse(readFileSync(new URL("../../infra/aws/stages/ireland.json", import.meta.url), "utf8"));

/** A stage that asks for everything a stage may ask for, under the longest name, with nothing that stands for another. */
export const fullest: Stage = stageIn(
  JSON.stringify({
    ...ireland,
    name: "n".repeat(longestStageName),
    account: "210987654321",
    issuer: "https://id.linli.dev",
    audience: ["linli", "linli-partners"],
    domain: {
      name: "api.linli.dev",
      certificate: "arn:aws:acm:eu-west-1:210987654321:certificate/5a1b0c1e-0000-4000-8000-000000000000",
    },
    publicRequestsPerSecond: 20,
  }),
);

/** The stages that are released, and the fullest. */
export const tried: readonly Stage[] = [...stages(), fullest];

/** Every stage as its templates; throws where cdk-nag or the region validator finds anything. */
export const synthesize = (): Synthesized[] => {
  buildBundles();
  const app = new App({ context: flags });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const made = tried.map((stage) => ({ stage, stacks: buildLinli(app, stage) }));
  return made.map(({ stage, stacks }) => {
    const templates = Object.fromEntries(stacks.map((stack) => [partOf(stage, stack), Template.fromStack(stack)]));
    const resources = Object.entries(templates).flatMap(([part, template]) => resourcesOf(part, template));
    return { stage, stacks, templates, resources, assembly: app.outdir };
  });
};
