import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Assembly, readAssembly } from "./assembly.ts";
import { rootKeys } from "./aws.ts";
import { unknownStacks } from "./deviations.ts";
import { account, filesOf, region, room } from "./room.ts";

/** The stacks that the emulator knows. */
export const known = (stage: string, { stacks }: Assembly): string[] =>
  stacks.map(({ name }) => name).filter((name) => !(name.replace(`linli-${stage}-`, "") in unknownStacks));

export type Ground = { readonly endpoint: string; readonly issuer: string };

/** What CloudFormation and the SDK need to speak to the emulator instead of AWS. */
export const environmentOf = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_CA_BUNDLE: filesOf(room()).certificate,
  NODE_EXTRA_CA_CERTS: filesOf(room()).certificate,
  AWS_ACCESS_KEY_ID: rootKeys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootKeys.secretAccessKey,
  AWS_REGION: region,
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  CDK_DISABLE_CLI_TELEMETRY: "true",
  CI: "true",
  // `node` of cdk.json is the one that runs the tests.
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
});

type Run = { readonly tree: string; readonly env: Readonly<Record<string, string>>; readonly args: readonly string[] };

/** Runs the real CDK CLI of a checkout; throws with what it said where it fails. */
const cdk = ({ tree, env, args }: Run): Promise<void> =>
  new Promise((done, fail) => {
    const command = [`${tree}/node_modules/aws-cdk/bin/cdk`, ...args];
    const child = spawn(process.execPath, command, { cwd: tree, env: { ...process.env, ...env } });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
    child.once("exit", (code) => (code === 0 ? done() : fail(new Error(`cdk ${args.join(" ")}:\n${said.join("")}`))));
  });

export const bootstrap = (tree: string, { out }: Assembly, { endpoint }: Ground): Promise<void> =>
  cdk({ tree, env: environmentOf(endpoint), args: ["bootstrap", "--app", out, `aws://${account}/${region}`] });

export type Wanted = {
  /** A checkout. */
  readonly tree: string;
  readonly stage: string;
  /** Where its stage file is to stand, alone. */
  readonly folder: string;
  /** What is on there that is not on in the released stage. */
  readonly switches?: Readonly<Record<string, boolean>>;
};

/** Writes a stage that differs from the released one of this region only where the emulator needs it. */
const writeStage = ({ tree, stage, folder, switches }: Wanted, { issuer }: Ground): void => {
  const released = JSON.parse(readFileSync(`${tree}/infra/aws/stages/ireland.json`, "utf8"));
  const own = { name: stage, account, region, issuer, operators: ["ops"] };
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith(".json")) rmSync(`${folder}/${name}`);
  writeFileSync(
    `${folder}/${stage}.json`,
    JSON.stringify({ ...released, ...own, switches: { ...released.switches, ...switches } }),
  );
};

/** Synthesizes a stage of a checkout, and answers where its assembly lies. */
export const synthesize = async (wanted: Wanted, ground: Ground): Promise<Assembly> => {
  writeStage(wanted, ground);
  const { tree, folder } = wanted;
  const out = `${folder}/out`;
  const env = { ...environmentOf(ground.endpoint), LINLI_STAGES: folder };
  await cdk({ tree, env, args: ["synth", "--quiet", "--output", out] });
  return readAssembly(out);
};

/** Deploys stacks of an assembly by the real CLI, each after what it needs. */
export const deploy = (tree: string, { out }: Assembly, stacks: readonly string[], { endpoint }: Ground) =>
  cdk({
    tree,
    env: environmentOf(endpoint),
    args: ["deploy", "--app", out, "--require-approval", "never", "--concurrency", "3", "--exclusively", ...stacks],
  });
