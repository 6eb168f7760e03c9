import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";
import { playApplication, playPlacement, playStaying } from "./applications.ts";
import { playFair, playFairReport } from "./fairs.ts";
import { playOffering } from "./offering.ts";
import { playLeaving, playSeeker } from "./seekers.ts";

/** How somebody finds work in the fictional estate: from a programme to a placement that is asked after. */
export const playEmployment = async (town: Town, example: Play): Promise<void> => {
  const offered = await playOffering(town, example);
  const fairId = await playFair(town, example, offered);
  const seekerId = await playSeeker(town, example, offered);
  await playLeaving(town, example);
  const way = { ...offered, seekerId, fairId };
  const placementId = await playApplication(town, example, way);
  await playFairReport(example, fairId);
  await playPlacement(town, example, way, placementId);
  await playStaying(town, example, way, placementId);
};
