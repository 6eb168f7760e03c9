import { communities } from "#services/communities/service.ts";
import { courses } from "#services/courses/service.ts";
import type { Asked, Told } from "../ask.ts";
import type { Scenario } from "../scenario.ts";
import { prepareGround } from "./ground.ts";
import { type Known, someIntent } from "./intents.ts";
import { seatsAtFirst } from "./order.ts";
import { brokenPromises } from "./promises.ts";

type Learned = {
  readonly bookings?: readonly { readonly bookingId: string }[];
  readonly status?: string;
  readonly decision?: object;
};

const learn = ({ bookings, campus }: Known, { path, as }: Asked, { body }: Told): void => {
  const { status, decision } = body as Learned;
  if (path.includes("/campuses/")) {
    campus.isOpen = status === "open";
    campus.isPending = decision !== undefined;
  }
  if (!path.endsWith("/bookings")) return;
  for (const { bookingId } of (body as Learned).bookings ?? [])
    if (!bookings.some((known) => known.bookingId === bookingId)) bookings.push({ bookingId, as });
};

/** One small course that many want at once, while guardians answer, the campus closes and its capacity changes. */
export const coursesScenario: Scenario<Known> = {
  name: "courses",
  services: { communities, courses },
  tells: true,
  clients: 6,
  carriers: 3,
  intentsEach: 10,
  repeats: 0.2,
  prepare: async ({ table, people }) => ({
    ...(await prepareGround(table, people, seatsAtFirst)),
    bookings: [],
    campus: { isOpen: true, isPending: false },
  }),
  intent: someIntent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [3, 11, 24],
  // A run is long: every fact is carried three times over, and the night counts the seats.
};
