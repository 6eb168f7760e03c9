import type { Town } from "./town.ts";

/** Asks, as an administrator, for all of a community that leaves, and takes the file away page by page. */
export const takenAway = async (town: Town, persona: string, slug: string) => {
  const admin = () => town.as(persona, slug);
  const { exportId } = (await (await admin()).requestCommunityExport({ body: {} })).body;
  await town.drain();
  const { body: made } = await (await admin()).getCommunityExport({ params: { exportId } });
  let text = "";
  for (let page = 1; page <= (made.pageCount ?? 0); page += 1)
    text += String((await (await admin()).readCommunityExport({ params: { exportId, page } })).body);
  return { ...made, digest: made.digest ?? "", text };
};

/** Its administrator asks to leave, and the operator begins. */
export const leaves = async (town: Town, persona: string, slug: string): Promise<void> => {
  await (await town.as(persona, slug)).requestOffboarding({ body: {} });
  await (await town.as("ops", slug)).offboardCommunity({ body: {} });
  town.clock.advance(0.5);
  await town.drain();
};
