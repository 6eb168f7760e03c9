import type { App, Stack } from "aws-cdk-lib";
import { services } from "#services/services.ts";
import { ArchiveStack } from "./archive-stack.ts";
import { CoreStack } from "./core-stack.ts";
import { DataStack } from "./data-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import { placeholdersIn, refuseDeploying } from "./placeholders.ts";
import { ServiceStack } from "./service-stack.ts";
import type { Stage } from "./stage.ts";
import { WatchStack } from "./watch-stack.ts";

/** All of Linli in one region, on one page: what it keeps, its gateway, its services, their watch, and where it opens. */
export const buildLinli = (app: App, stage: Stage): readonly Stack[] => {
  const data = new DataStack(app, stage);
  const core = new CoreStack(app, stage, data, services);
  const around = { stage, data, gateway: core.gateway };
  const answering = services.map(
    (tables) => new ServiceStack(app, { ...around, queue: core.queues.get(tables.name) }, tables),
  );
  const edge = new EdgeStack(app, around, services);
  for (const service of answering) edge.addStackDependency(service);
  const stacks = [
    data,
    core,
    ...answering,
    ...(stage.switches.archive ? [new ArchiveStack(app, stage, data)] : []),
    new WatchStack(app, around, services),
    edge,
  ];
  for (const stack of stacks) refuseDeploying(stack, placeholdersIn(stage));
  return stacks;
};
