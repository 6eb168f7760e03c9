import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Table, Unwritable, type Write } from "#shared/table/table.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../../town/campus.ts";
import { atDesk, familyAtDesk } from "../../town/families.ts";
import { linkTo } from "../../town/links.ts";
import { ground, openTown } from "../../town/town.ts";
import { estateOf } from "../messages/channels.ts";
import { openProvider, outsideHere } from "../messages/gateway.ts";
import { acceptedDispute, byCode, newcomer, partsOf } from "./estate.ts";

const provider = await openProvider();
beforeEach(() => provider.reset());
afterAll(() => provider.close());

type Stored = { readonly answeredBy?: string };

/** Whether a write ends the link that was answered. */
const endsLink = (write: Write): boolean =>
  "put" in write && (write.put.state as Stored | undefined)?.answeredBy !== undefined;

/** A store that dies, once, after the answer and before its link ends. */
const dyingBetween = (table: Table): Table => {
  let isDead = false;
  return {
    get: (key) => table.get(key),
    getMany: (keys) => table.getMany(keys),
    query: (query) => table.query(query),
    write: (write) => table.write(write),
    commit: async (writes) => {
      if (!isDead && writes.some(endsLink)) {
        isDead = true;
        throw new Unwritable("planned");
      }
      return table.commit(writes);
    },
  };
};

/** Somebody without an account is told who leads their dispute, on a store that dies when they answer. */
const told = async () => {
  const on = await ground();
  const { town } = await estateOf({
    outside: outsideHere(),
    url: provider.url,
    on: { ...on, table: dyingBetween(on.table) },
  });
  const caseId = await acceptedDispute(town, await newcomer(town));
  const { code } = partsOf(provider.bodies().findLast(({ to }) => to === "+8613700137000").link);
  return { town, caseId, code, ...byCode(town) };
};

describe("an answer by a link that broke off after it counted, before the link ended", () => {
  it("is told as done to whoever sends it again, though what it asked holds no longer", async () => {
    const { town, caseId, code, post } = await told();
    const path = `/mediation/cases/${caseId}/refuse-mediator`;
    expect((await post(path, code)).status).toBeGreaterThanOrEqual(500);
    await town.drain();
    const again = await post(path, code);
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([
      200,
      { answered: true },
      "true",
    ]);
    expect(await post(path, code, { key: "another" })).toMatchObject({ status: 401, body: { code: "code-invalid" } });
  });

  it("is told so also after the link has lapsed", async () => {
    const { town, caseId, code, post } = await told();
    const path = `/mediation/cases/${caseId}/refuse-mediator`;
    await post(path, code);
    town.clock.advance(31 * 24 * 60);
    expect((await post(path, code)).body).toEqual({ answered: true });
  });

  it("is told so of a seat that was taken", async () => {
    const on = await ground();
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: { ...on, table: dyingBetween(on.table) } });
    const campus = await taughtCampus(town);
    await newNeighbours(town, 2, "n");
    const offer = { title: "插花", weekday: 1, capacity: 1, firstDay: "2026-03-16" };
    const courseId = await openedCourse(town, campus, offer);
    await town.drain();
    const book = async (name: string) => {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const body = { courseId, learners, ifFull: "wait" as const };
      return (await (await town.as(name, nanning)).bookSeats({ body })).body.bookings[0]?.bookingId ?? "";
    };
    const [taken, waiting] = [await book("n-1"), await book("n-2")];
    await town.drain();
    await (await town.as("n-1", nanning)).cancelBooking({ params: { bookingId: taken }, body: {} });
    await town.drain();
    const personId = await neighbourId(town, "n-2");
    const { code } = await linkTo(town, { community: nanning, personId, moment: "courses.offered" });
    const { post } = byCode(town, nanning);
    const path = `/courses/bookings/${waiting}/accept`;
    expect((await post(path, code)).status).toBeGreaterThanOrEqual(500);
    await town.drain();
    expect((await post(path, code)).body).toEqual({ answered: true });
    expect(await post(path, code, { key: "another" })).toMatchObject({ status: 401, body: { code: "code-invalid" } });
  });

  it("is told so of a guardian's yes", async () => {
    const on = await ground();
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: { ...on, table: dyingBetween(on.table) } });
    const campus = await taughtCampus(town);
    const { granny, mother, children } = await familyAtDesk(town, ["小宝"]);
    const courseId = await openedCourse(town, campus, { title: "童画", weekday: 1, firstDay: "2026-03-16" });
    await town.drain();
    const learners = [{ learnerId: children[0] ?? "", name: "小宝" }];
    const desk = await atDesk(town, granny);
    const bookingId = (await desk.bookSeats({ body: { courseId, learners } })).body.bookings[0]?.bookingId ?? "";
    await town.drain();
    const { code } = await linkTo(town, { community: nanning, personId: mother, moment: "courses.consentNeeded" });
    const { read, post } = byCode(town, nanning);
    const { choices } = (await read(code)).body as { readonly choices: readonly { readonly body: object }[] };
    const yes = { body: choices[0]?.body ?? {} };
    const path = `/courses/bookings/${bookingId}/consent`;
    expect((await post(path, code, yes)).status).toBeGreaterThanOrEqual(500);
    await town.drain();
    expect((await post(path, code, yes)).body).toEqual({ bookingId, status: "confirmed" });
    const another = await post(path, code, { ...yes, key: "another" });
    expect(another).toMatchObject({ status: 401, body: { code: "code-invalid" } });
  });
});
