import { writeFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { found, madeBy } from "./deployed.ts";
import { listenTo } from "./echo.ts";
import { startEmulator } from "./emulator.ts";
import { startIssuer } from "./issuer.ts";
import { mustRefuse } from "./refusals.ts";
import { filesOf, room, root } from "./room.ts";
import { bootstrap, deploy, known, synthesize } from "./stack.ts";

const stage = "trial";

/** Starts the emulator, sees that it refuses, and deploys this checkout's stage onto it; all ends with the run. */
export const setup = async (project: TestProject) => {
  const files = filesOf(room());
  const { issuer, jwk, close } = await startIssuer(files);
  const { endpoint, stop } = await startEmulator(room());
  const ground = { endpoint, issuer };
  const end = async () => {
    close();
    await stop();
  };
  try {
    await mustRefuse(endpoint);
    writeFileSync(`${files.clocks}/${stage}`, "2021-01-01 00:00:00.000");
    const assembly = await synthesize({ tree: root, stage, folder: `${room()}/${stage}` }, ground);
    await bootstrap(root, assembly, ground);
    const stacks = known(stage, assembly);
    await deploy(root, assembly, stacks, ground);
    const made = (await Promise.all(stacks.map((name) => madeBy(endpoint, name)))).flat();
    const named = found({ ...ground, jwk, stage, out: assembly.out, stacks }, made);
    project.provide("deployed", { ...named, echo: await listenTo(named) });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
};
