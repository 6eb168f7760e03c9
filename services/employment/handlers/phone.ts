import type { CommunityCard } from "#shared/domain/community-card.ts";

/** A phone number as it is kept. What knows the numbers of the world is loaded when one comes. */
export const phoneIn = async ({ language }: CommunityCard, written: string | undefined) => {
  if (written === undefined) return undefined;
  const { e164 } = await import("#shared/domain/e164.ts");
  return e164(written, language);
};
