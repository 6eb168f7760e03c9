import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { buildBundle, buildBundles, bundleFolder } from "#infra/aws/bundle.ts";
import { bytesAtStart } from "#infra/aws/bundle-contents.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { services } from "#services/services.ts";
import { onSqlite, openTown } from "../town/town.ts";
import { cannedAnswers } from "./canned-dynamodb.ts";
import { medianOf, noise } from "./rounds.ts";

const rounds = 21;
const outdir = "dist/bench";
const community = "yangguang-huayuan";

/** DynamoDB and EventBridge on loopback, answering from a town's table. */
const openCloud = async () => {
  const town = await openTown({ on: onSqlite() });
  const answer = cannedAnswers(town.home.world.table);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const told = await answer(String(request.headers["x-amz-target"]), Buffer.concat(chunks).toString());
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(told));
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** A first request: a list or view of the community that needs no id. Where it lacks a filter it is refused, after the membership was read. */
const requestOf = (name: string): object => {
  const own = services.filter((each) => each.name === name).flatMap(({ routes }) => Object.values(routes));
  const route = own.find(
    ({ method, path, reach, access }) =>
      method === "GET" && reach === "community" && access !== "operator" && path.split("{").length === 2,
  );
  const path = (route?.path ?? "/v1/nothing").replace("{community}", community);
  return {
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      requestId: "bench",
      http: { method: "GET", path },
      authorizer: { jwt: { claims: { iss: devIssuer, sub: "sun" } } },
    },
  };
};

type Variant = { readonly bundle: string; readonly entry: string; readonly event: object };
type Cold = { readonly cpu: number; readonly wall: number; readonly status: number };

const code = ({ bundle, entry, event }: Variant): string => `
  const [before, start] = [process.cpuUsage(), performance.now()];
  const handle = (await import(${JSON.stringify(pathToFileURL(`${bundleFolder(bundle, outdir)}/index.mjs`).href)}))[${JSON.stringify(entry)}];
  const told = await handle(${JSON.stringify(event)}, {});
  const { user, system } = process.cpuUsage(before);
  process.stderr.write(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - start, status: told?.statusCode ?? 200 }));
`;

/** One cold start: import and first call, in a process of its own. */
const coldStart = (variant: Variant, endpoint: string): Promise<Cold> =>
  new Promise((done, fail) => {
    const env = {
      PATH: process.env.PATH,
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL: endpoint,
      TABLE_NAME: "linli",
      BUS_NAME: "linli",
      OPERATORS: "none",
      KEEPERS: "none",
      CODE_KEY: "bench",
    };
    const child = spawn(process.execPath, ["--input-type=module", "-e", code(variant)], { env });
    let told = "";
    child.stderr.on("data", (text) => {
      told += text;
    });
    child.once("exit", (failed) => (failed ? fail(new Error(told)) : done(JSON.parse(told) as Cold)));
  });

export type ColdRow = {
  readonly name: string;
  readonly cpu: number;
  readonly wall: number;
  readonly kilobytes: number;
};

/** Import and first call of each bundle beside an empty handler on the same client, in turn, in fresh processes. */
export const measureCold = async (): Promise<readonly ColdRow[]> => {
  const entry = "tests/bench/empty-handler.ts";
  const empty = buildBundle({ name: "empty", entry, outdir });
  const usual = buildBundle({ name: "usual", entry, outdir }, {});
  const built: Record<string, Metafile> = { empty, "empty again": empty, usual, ...buildBundles(outdir) };
  const cloud = await openCloud();
  const variants: Readonly<Record<string, Variant>> = {
    empty: { bundle: "empty", entry: "http", event: {} },
    "empty again": { bundle: "empty", entry: "http", event: {} },
    usual: { bundle: "usual", entry: "http", event: {} },
    ...Object.fromEntries(services.map(({ name }) => [name, { bundle: name, entry: "http", event: requestOf(name) }])),
    events: { bundle: "events", entry: "deadlines", event: {} },
  };
  const seen = new Map<string, Cold[]>(Object.keys(variants).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const [name, variant] of Object.entries(variants)) {
      const cold = await coldStart(variant, cloud.endpoint);
      if (cold.status >= 500) throw new Error(`${name} answered ${cold.status}`);
      if (round >= 0) seen.get(name)?.push(cold);
    }
  cloud.close();
  return [...seen].map(([name, all]) => ({
    name,
    cpu: medianOf(all.map(({ cpu }) => cpu)),
    wall: medianOf(all.map(({ wall }) => wall)),
    kilobytes: bytesAtStart(built[name] ?? empty) / 1024,
  }));
};

const most = 1.5;

/** The rows for people, each beside the empty handler and the empty handler as it is usually built. */
export const coldTable = (rows: readonly ColdRow[]): string => {
  const at = (name: string): ColdRow =>
    rows.find((row) => row.name === name) ?? { name, cpu: 0, wall: 0, kilobytes: 0 };
  const same = at("empty again").cpu / at("empty").cpu;
  const isClear = same >= noise.least && same <= noise.most;
  const lines = rows.map(({ name, cpu, wall, kilobytes }) => {
    const cells = [name, cpu.toFixed(0), wall.toFixed(0), kilobytes.toFixed(0)];
    return `| ${[...cells, (cpu / at("empty").cpu).toFixed(2), (cpu / at("usual").cpu).toFixed(2)].join(" | ")} |`;
  });
  return [
    "| bundle | CPU ms | wall ms | KB at start | ÷ empty | ÷ usual |",
    "|---|---|---|---|---|---|",
    ...lines,
    "",
    `A/A ratio: ${same.toFixed(3)}${isClear ? "" : " (too noisy for a verdict)"}. The goal is ${most}. \`empty\` has the bundles' own stand-ins, \`usual\` the SDK's whole chain of credentials.`,
  ].join("\n");
};
