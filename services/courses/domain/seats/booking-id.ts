import { childLength } from "#shared/domain/ids.ts";
import { digest } from "#shared/domain/new-id.ts";

/**
 * The id of the booking that a command made for a learner. It carries its course's, so that whatever is done with a
 * booking finds the course's seats at once, and whoever holds the seats can tell it of each learner.
 */
export const bookingIdOf = (courseId: string, commandMark: string, learnerId: string): string =>
  `bkg_${courseId.slice("crs_".length)}${digest([commandMark, learnerId], childLength)}`;
