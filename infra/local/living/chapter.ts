import type { Instant } from "#shared/domain/dates.ts";
import type { Teller } from "../story/teller.ts";
import type { Days } from "./days.ts";

/** What a chapter of the living estate tells by. */
export type Estate = Teller & {
  readonly days: Days;
  /** The ids of who has no sign-in, and of children, by the names that the chapters give them. */
  readonly ids: Map<string, string>;
};

/** A chapter says for when it waits, and tells what is done then. */
export type Chapter = (estate: Estate) => AsyncGenerator<Instant, void, void>;

type Waiting = { readonly chapter: AsyncGenerator<Instant, void, void>; readonly until: Instant };

/** What would be done in the future is not told. */
const goOn = async (chapter: Waiting["chapter"], now: Instant): Promise<Waiting[]> => {
  const { done, value } = await chapter.next();
  return done || value > now ? [] : [{ chapter, until: value }];
};

/** Tells all chapters side by side in the order of their moments, as time passes for everybody at once. */
export const tellTogether = async (estate: Estate, chapters: readonly Chapter[]): Promise<void> => {
  const { clock, drain, days } = estate;
  const beginnings = chapters.map((chapter) => goOn(chapter(estate), days.now));
  let waiting = (await Promise.all(beginnings)).flat();
  for (;;) {
    const [next, ...others] = waiting.toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until));
    if (!next) return;
    if (next.until > clock.now()) clock.set(next.until);
    await drain();
    waiting = [...(await goOn(next.chapter, days.now)), ...others];
    await drain();
  }
};
