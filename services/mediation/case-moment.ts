import { momentsOf } from "#shared/messages/moment.ts";
import type { Case } from "./domain/case.ts";

/** A moment of a case. */
export const moment = momentsOf<Case>("case");

/** Those in dispute, or who speaks for them. */
export const disputing = ({ disputants }: Case): string[] =>
  disputants.flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []);

/** The same, without somebody. */
export const others = (subject: Case, personId: string | undefined): string[] =>
  disputing(subject).filter((each) => each !== personId);

/** What a message says of a case: of nobody in it. */
export const about = ({ number, category, place }: Case) => ({ number, category, building: place.building });
