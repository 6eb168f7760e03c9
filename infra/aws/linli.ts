import type { App, Stack } from "aws-cdk-lib";
import { services } from "#services/services.ts";
import { ArchiveStack } from "./archive-stack.ts";
import { CoreStack } from "./core-stack.ts";
import { DataStack } from "./data-stack.ts";
import { placeholdersIn, refuseDeploying } from "./placeholders.ts";
import { ServiceStack } from "./service-stack.ts";
import type { Stage } from "./stage.ts";
import { WatchStack } from "./watch-stack.ts";

/** All of Linli in one region, on one page: what it keeps, its gateway, its services, and who watches over them. */
export const buildLinli = (app: App, stage: Stage): readonly Stack[] => {
  const data = new DataStack(app, stage);
  const core = new CoreStack(app, stage, data);
  const around = { stage, data, gateway: core.gateway };
  const stacks = [
    data,
    core,
    ...services.map((tables) => new ServiceStack(app, around, tables)),
    ...(stage.switches.archive ? [new ArchiveStack(app, stage, data)] : []),
    new WatchStack(app, around, services),
  ];
  for (const stack of stacks) refuseDeploying(stack, placeholdersIn(stage));
  return stacks;
};
