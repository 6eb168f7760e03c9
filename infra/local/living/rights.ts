import type { Chapter } from "./chapter.ts";

/** Somebody has all that is kept of them written down, and asks to be removed; they think better of it. */
export const tellRights: Chapter = async function* ({ as, days }) {
  yield days.at(-2, "19:10");
  const xia = await as("xia");
  await xia.requestDataExport({ body: {} });
  const { erasure } = (await xia.requestErasure({ body: {} })).body;
  yield days.at(-1, "19:10");
  await xia.takeBackErasure({ params: { erasureId: erasure.erasureId }, body: {} });
};
