import { courseMessages } from "./course-messages.ts";
import { filings } from "./filings.ts";
import {
  calendarLooks,
  creditCodes,
  elsewhere,
  guards,
  issuesOfSpots,
  oldApplications,
  oldCourses,
  seekerMarks,
  works,
} from "./lacking.ts";
import { relisted } from "./lists.ts";
import type { Migration } from "./migration.ts";
import { answers, flats, likeStaff, openRequests, phones, presidents, search } from "./people.ts";
import { spots } from "./spots.ts";
import { applicationTexts, texts } from "./texts.ts";

/** Every step of a community, in this order; a new one goes to the end. */
export const migrations: readonly Migration[] = [
  texts,
  spots,
  guards,
  creditCodes,
  works,
  oldApplications,
  oldCourses,
  filings,
  seekerMarks,
  issuesOfSpots,
  elsewhere,
  phones,
  likeStaff,
  presidents,
  answers,
  openRequests,
  calendarLooks,
  search,
  flats,
  relisted,
  courseMessages,
];

/** Every step of what lies in no community. */
export const regionMigrations: readonly Migration[] = [applicationTexts];
