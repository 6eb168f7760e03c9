import { expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { refusing, wrongState } from "../town/refusing.ts";
import { onSqlite, openTown } from "../town/town.ts";

const day = 24 * 60;

it("an offer that was taken is taken: nobody is told later that it expired", async () => {
  const ground = onSqlite();
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  const campus = await taughtCampus(town);
  await newNeighbours(town, 2, "n");
  const courseId = await openedCourse(town, campus, { capacity: 1, firstDay: "2026-03-16", weekday: 1 });
  const book = async (name: string): Promise<string> => {
    const learners = [{ learnerId: await neighbourId(town, name) }];
    const { body } = await (await town.as(name, nanning)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
    await town.drain();
    return body.bookings[0]?.bookingId ?? "";
  };
  const first = await book("n-1");
  const second = await book("n-2");
  await (await town.as("n-1", nanning)).cancelBooking({ params: { bookingId: first }, body: {} });
  await town.drain();

  const accept = (client: Neighbour) => client.acceptOffer({ params: { bookingId: second }, body: {} });
  const { body } = await accept(await town.as("n-2", nanning));
  expect(body.status).toBe("confirmed");
  const refused = refusing(ground, nanning);
  await refused(town, "n-2", accept, wrongState("confirmed"));
  town.clock.advance(2 * day);
  await town.drain();
  await refused(town, "n-2", accept, wrongState("confirmed"));
});
