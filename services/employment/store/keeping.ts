import { homeRoom } from "#shared/home/rows.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import { Measure } from "../domain/count.ts";
import {
  applicationFor,
  forgetInApplication,
  forgetInSeeker,
  forgetInStory,
  forgetInVisit,
  forgetInWellbeing,
  placementFor,
  seekerFor,
  storyFor,
  visitFor,
  wellbeingFor,
} from "../domain/forget.ts";
import { applicationStore } from "./application-store.ts";
import { countPartition } from "./count-store.ts";
import { coursesPartition } from "./course-store.ts";
import { creditCodesPartition, employerStore } from "./employer-store.ts";
import { fairStore } from "./fair-store.ts";
import { checksRoom, placementStore } from "./placement-store.ts";
import { postingStore } from "./posting-store.ts";
import { programmeStore } from "./programme-store.ts";
import { marksPartition } from "./seeker-marks.ts";
import { seekerStore } from "./seeker-store.ts";
import { skillGapStore } from "./skill-gap-store.ts";
import { skillPartition } from "./skill-rows.ts";
import { storyStore } from "./story-store.ts";
import { visitStore } from "./visit-store.ts";
import { wellbeingStore } from "./wellbeing-store.ts";

/** Nobody is in it. */
const impersonal = { show: () => ({}), forget: () => undefined };

/** The counters of a programme, and those of the community, in which every programme counts. */
const countsOf = (programmeId: string): (readonly string[])[] =>
  Measure.options.flatMap((measure) =>
    (["programme", "subdistrict", "employer"] as const).flatMap((by) => [
      countPartition({ measure, by, within: [] }),
      countPartition({ measure, by, within: [programmeId] }),
    ]),
  );

/** All that employment keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const employmentKeeping: Keeping = {
  service: "employment",
  holdings: [
    holding({
      kind: "SEEKER",
      store: seekerStore,
      show: seekerFor,
      forget: forgetInSeeker,
      beside: (seekerId) => [["JOB-CONSENT", seekerId]],
    }),
    holding({
      kind: "WELLBEING",
      store: wellbeingStore,
      show: wellbeingFor,
      forget: forgetInWellbeing,
      isConfidential: true,
    }),
    holding({ kind: "JOB-APPLICATION", store: applicationStore, show: applicationFor, forget: forgetInApplication }),
    holding({ kind: "PLACEMENT", store: placementStore, show: placementFor, forget: () => undefined }),
    holding({ kind: "STORY", store: storyStore, show: storyFor, forget: forgetInStory }),
    holding({ kind: "VISIT", store: visitStore, show: visitFor, forget: forgetInVisit }),
    holding({
      ...impersonal,
      kind: "EMPLOYER",
      store: employerStore,
      beside: (employerId) => [homeRoom(employerId)],
    }),
    holding({ ...impersonal, kind: "POSTING", store: postingStore }),
    holding({ ...impersonal, kind: "FAIR", store: fairStore }),
    holding({ ...impersonal, kind: "PROGRAMME", store: programmeStore, beside: countsOf }),
    holding({
      ...impersonal,
      kind: "SKILL-GAP",
      store: skillGapStore,
      beside: (skill) => [skillPartition(skill)],
    }),
  ],
  rooms: [checksRoom, coursesPartition, creditCodesPartition, marksPartition],
  besides: [
    {
      kind: "PERSON",
      partitions: (personId) => [
        ["JOB-CONSENT", personId],
        ["SEEKER-OF", personId],
      ],
    },
  ],
};
