import type * as z from "zod";
import { type RegisterEmployer, register } from "#services/employment/domain/employer.ts";
import { employerStore } from "#services/employment/store/employer-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { World } from "#shared/world.ts";
import { seedCommand } from "./seed.ts";

type Place = { readonly world: Pick<World, "table" | "region" | "clock">; readonly slug: string };

/** The employer whose id `seedEmployerId(name)` is: a persona of the seed is its contact. */
export const seedEmployer = async (
  { world, slug }: Place,
  name: string,
  wish: z.infer<typeof RegisterEmployer>,
): Promise<string> => {
  const at = world.clock();
  const command = { ...seedCommand(at, slug, "employer", name), id: digest(["seed employer", name]) };
  const by = { personId: "seed", name: "seed", grants: [] };
  const decision = register({ ...wish, by, at, commandId: command.id });
  const { employerId } = decision.state;
  await employerStore(scoped(world.table, communityScope(world.region, slug))).create(employerId, command, decision);
  return employerId;
};

/** The one employer that the story names: the property company that drew the programme up too. */
export const seedRelatedEmployer = (world: Place["world"]): Promise<string> =>
  seedEmployer({ world, slug: "chengdu-xipai-guoyue" }, "related", {
    name: "中铁地产物业",
    industry: "property-management",
    relation: { side: "property", explanation: "招聘方即项目物业所属公司" },
  });
