import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptedDispute, byCode, newcomer, partsOf } from "../cases/links/estate.ts";
import { estateOf } from "../cases/messages/channels.ts";
import { openProvider, outsideHere } from "../cases/messages/gateway.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { atDesk } from "../town/families.ts";
import { openTown, type Town } from "../town/town.ts";

const provider = await openProvider();
const outside = outsideHere();
beforeEach(() => provider.reset());
afterAll(() => provider.close());

/** The code of the last link that went to a phone. */
const codeTo = (phone: string): string => {
  const links = (provider.bodies() as { readonly to: string; readonly link: string }[]).filter(
    ({ to }) => to === phone,
  );
  return partsOf(links.at(-1)?.link ?? "").code;
};

type Shown = {
  readonly status: string;
  readonly sentence?: string;
  readonly text?: { readonly version: string };
  readonly choices: readonly { readonly operationId: string; readonly path: string; readonly body: object }[];
};

describe("a seat that is offered to who has no account", () => {
  const phone = "+8613700137000";
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;
  let personId: string;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", outside });
    campus = await taughtCampus(town);
    const manager = await town.as("manager");
    await manager.setGateway({ body: { url: provider.url } });
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    await newNeighbours(town, 1, "n");
    const body = { name: "白先生", birthYear: 1985, phone: "13700137000" };
    personId = (await manager.registerPerson({ body })).body.personId;
    await town.drain();
  });

  /** A course whose one seat was given up: it is offered to who waits. */
  const offered = async (title: string, weekday: number) => {
    const offer = { title, weekday, capacity: 1, firstDay: `2026-03-${15 + weekday}` };
    const courseId = await openedCourse(town, campus, offer);
    await town.drain();
    const other = await town.as("n-1", nanning);
    const taken = { courseId, learners: [{ learnerId: await neighbourId(town, "n-1") }] };
    const { bookings } = (await other.bookSeats({ body: taken })).body;
    const desk = await atDesk(town, personId);
    const waits = { courseId, learners: [{ learnerId: personId, name: "白先生" }], ifFull: "wait" as const };
    const waiting = (await desk.bookSeats({ body: waits })).body.bookings[0]?.bookingId ?? "";
    await town.drain();
    await other.cancelBooking({ params: { bookingId: bookings[0]?.bookingId ?? "" }, body: {} });
    await town.drain();
    const params = { bookingId: waiting };
    const status = async () => (await (await atDesk(town, personId)).getBooking({ params })).body.status;
    return { waiting, code: codeTo(phone), status };
  };

  it("is taken by a tap, once", async () => {
    const { waiting, code, status } = await offered("插花", 1);
    const { read, post } = byCode(town, nanning);
    const shown = (await read(code)).body as Shown;
    expect(shown).toMatchObject({ status: "open", sentence: expect.stringContaining("插花") });
    expect(shown.choices.map(({ operationId }) => operationId)).toEqual(["acceptOfferByCode", "leaveOfferByCode"]);
    expect(await status()).toBe("offered");
    const path = `/courses/bookings/${waiting}/accept`;
    expect(shown.choices[0]?.path).toBe(`/v1/public/communities/${nanning}${path}`);
    expect((await post(path, code)).body).toEqual({ answered: true });
    const again = await post(path, code);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect(await status()).toBe("confirmed");
    await town.drain();
    expect((await read(code)).body).toEqual({ status: "over", choices: [] });
    const late = await post(`/courses/bookings/${waiting}/leave`, code, { key: "another" });
    expect([late.status, late.body]).toMatchObject([401, { code: "code-invalid" }]);
    expect(await status()).toBe("confirmed");
  });

  it("is left to others by a tap, and is no way to give up a seat that was taken", async () => {
    const first = await offered("书法", 2);
    const { post } = byCode(town, nanning);
    expect((await post(`/courses/bookings/${first.waiting}/leave`, first.code)).body).toEqual({ answered: true });
    expect(await first.status()).toBe("ended");
    const second = await offered("烘焙", 3);
    const desk = await atDesk(town, personId);
    await desk.acceptOffer({ params: { bookingId: second.waiting }, body: {} });
    const left = await post(`/courses/bookings/${second.waiting}/leave`, second.code);
    expect([left.status, left.body]).toMatchObject([409, { code: "wrong-state" }]);
    expect(await second.status()).toBe("confirmed");
  });

  it("is answered as who was told, by whoever holds the code", async () => {
    const { waiting, code } = await offered("合唱", 4);
    await byCode(town, nanning).post(`/courses/bookings/${waiting}/accept`, code);
    const partition = `C#${nanning}#SEATS#crs_${waiting.slice(4, 24)}`;
    await town.drain();
    const { items } = await town.home.world.table.query({ partition, limit: 100 });
    expect(items.map(({ verb, by }) => ({ verb, by }))).toContainEqual({
      verb: "acceptOfferByCode",
      by: { role: "code-holder", personId },
    });
  });
});

describe("a child's seat that waits for a guardian without an account", () => {
  const phone = "+8613600136000";
  let town: Town;
  let bookingId: string;
  let code: string;
  let status: () => Promise<string>;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", outside });
    const campus = await taughtCampus(town);
    const manager = await town.as("manager");
    await manager.setGateway({ body: { url: provider.url } });
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    const granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
    const father = { name: "张先生", birthYear: 1983, phone: "13600136000" };
    const fatherId = (await manager.registerPerson({ body: father })).body.personId;
    const home = { building: "1栋", memberIds: [granny, fatherId] };
    const { householdId } = (await manager.foundHousehold({ body: home })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [fatherId] };
    const { dependants } = (await manager.addDependant({ params: { householdId }, body: child })).body;
    await town.drain();
    const courseId = await openedCourse(town, campus, { title: "童画", weekday: 1, firstDay: "2026-03-16" });
    await town.drain();
    const desk = await atDesk(town, granny);
    const learners = [{ learnerId: dependants[0]?.dependantId ?? "", name: "小宝" }];
    const { bookings } = (await desk.bookSeats({ body: { courseId, learners } })).body;
    bookingId = bookings[0]?.bookingId ?? "";
    await town.drain();
    code = codeTo(phone);
    status = async () => (await desk.getBooking({ params: { bookingId } })).body.status;
  });

  it("is confirmed by the guardian's yes to what they read", async () => {
    const { read, post } = byCode(town, nanning);
    const shown = (await read(code)).body as Shown;
    expect(shown.choices.map(({ operationId }) => operationId)).toEqual(["consentByCode", "consentByCode"]);
    const [yes] = shown.choices;
    expect(yes?.body).toEqual({ answer: "yes", isGuardian: true, textVersion: shown.text?.version });
    const path = `/courses/bookings/${bookingId}/consent`;
    const answered = await post(path, code, { body: yes?.body ?? {} });
    expect(answered.body).toEqual({ bookingId, status: "confirmed" });
    expect((await post(path, code, { body: yes?.body ?? {} })).headers.get("idempotent-replayed")).toBe("true");
    const no = { body: { ...yes?.body, answer: "no" }, key: "no" };
    expect((await post(path, code, no)).body).toMatchObject({ code: "code-invalid" });
    expect(await status()).toBe("confirmed");
  });
});

describe("a mediator who is named to a disputant without an account", () => {
  it("is refused by a tap: the case waits for another, and the phone is told no more", async () => {
    const { town } = await estateOf({ outside, url: provider.url });
    const personId = await newcomer(town);
    const caseId = await acceptedDispute(town, personId);
    const { read, post } = byCode(town);
    const code = codeTo("+8613700137000");
    const shown = (await read(code)).body as Shown;
    expect(shown.sentence).toContain("余调解员");
    expect(JSON.stringify(shown)).not.toMatch(/噪声|江女士|noise/);
    const path = `/mediation/cases/${caseId}/refuse-mediator`;
    expect((await post(path, code)).body).toEqual({ answered: true });
    const { body } = await (await town.as("sun")).getCase({ params: { caseId } });
    expect(body.case).toMatchObject({ leadLost: { personId: await town.idOf("yu"), cause: "refused" } });
    expect((await read(code)).body).toEqual({ status: "over", choices: [] });
  });
});
