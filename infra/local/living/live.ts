import type { Instant } from "#shared/domain/dates.ts";
import type { Teller } from "../story/teller.ts";
import { type Chapter, tellTogether } from "./chapter.ts";
import { courses } from "./courses.ts";
import { daysAround } from "./days.ts";
import { disputes, tellIntake } from "./disputes.ts";
import { tellMeetings } from "./meetings.ts";
import { tellOffice } from "./office.ts";
import { tellPeople } from "./people.ts";
import { tellRights } from "./rights.ts";
import { tellUniversity } from "./university.ts";
import { tellWork } from "./work.ts";

const chapters: readonly Chapter[] = [
  tellPeople,
  tellUniversity,
  ...courses,
  tellMeetings,
  tellWork,
  ...disputes,
  tellIntake,
  tellOffice,
  tellRights,
];

/** Two months of the fictional estate, up to now: what an estate in use has on any day. */
export const tellLiving = async (teller: Teller, now: Instant): Promise<void> => {
  const days = daysAround(now);
  teller.clock.set(days.at(-61, "09:00"));
  await tellTogether({ ...teller, days, ids: new Map() }, chapters);
  teller.clock.set(now);
  await teller.drain();
};
