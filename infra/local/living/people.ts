import type { Role } from "#shared/domain/roles.ts";
import { cast, type Player, stranger } from "./cast.ts";
import type { Chapter, Estate } from "./chapter.ts";
import { missingYears } from "./days.ts";

/** The estate's own calendar, for years that nobody announced. */
const tellCalendar = async ({ as, days }: Estate): Promise<void> => {
  const admin = await as("admin-yangguang");
  for (const [year, known] of Object.entries(missingYears(days.today)))
    await admin.setCalendarYear({ body: { year, ...known } });
};

/** Written down by the administrator; whoever can has a slip and signs in by it. */
const tellPerson = async ({ as, ids }: Estate, player: Player): Promise<string> => {
  const { persona, name, building, room, birthYear, hasNoAccount } = player;
  const admin = await as("admin-yangguang");
  const assisted = hasNoAccount && { needsAssist: true, phone: "138 0000 0045" };
  const body = { name, ...(building && { building }), room, birthYear, ...assisted };
  const { personId } = (await admin.registerPerson({ body })).body;
  ids.set(persona, personId);
  if (hasNoAccount) return personId;
  const { code } = (await admin.issueClaimCode({ params: { personId }, body: {} })).body;
  await (await as(persona)).claimPerson({ body: { personId, code } });
  return personId;
};

const tellRoles = async ({ as, idOf, ids }: Estate, { persona, building, roles }: Player): Promise<void> => {
  const admin = await as("admin-yangguang");
  const personId = ids.get(persona) ?? (await idOf(persona));
  const scoped = (role: Role) => (role === "building-leader" && building ? { building } : {});
  for (const role of roles.filter((each) => each !== "employer-contact"))
    await admin.grantRole({ body: { personId, role, ...scoped(role) } });
  if (!roles.includes("resident")) return;
  await (await as("fang")).verifyPerson({ params: { personId }, body: { method: "known-in-person" } });
};

/** Three who live together, of whom one has no telephone of that kind and one is a child. */
const tellFamily = async ({ as, ids, days }: Estate): Promise<void> => {
  const [ding, hao, bai] = [await as("ding"), ids.get("hao") ?? "", ids.get("bai") ?? ""];
  const home = { building: "5栋", room: "301", memberIds: [hao, bai] };
  const { householdId } = (await ding.foundHousehold({ body: home })).body;
  const child = { nickname: "小米", birthYear: Number(days.today.slice(0, 4)) - 8, guardianIds: [hao] };
  const { dependants } = (await ding.addDependant({ params: { householdId }, body: child })).body;
  ids.set("xiaomi", dependants[0]?.dependantId ?? "");
};

const founders = [
  { name: "物业服务中心", side: "property" as const },
  { name: "社区居委会", side: "community" as const },
];

/** The neighbours' association, by the yes of both its sides. */
const tellAssociation = async ({ as, idOf, ids, days }: Estate): Promise<void> => {
  const [fang, personId, month] = [await as("fang"), await idOf("sun"), days.workday(-58).slice(0, 7)];
  const founding = { name: "街坊互助会", foundedOn: month, founders };
  const params = { associationId: (await fang.foundAssociation({ body: founding })).body.associationId };
  await (await as("ding")).approveAssociation({ params, body: {} });
  await fang.enrolMember({ params, body: { personId, name: "孙会长", capacity: "active-neighbour" } });
  const leader = { personId: ids.get("wen") ?? "", name: "温先生", capacity: "building-leader" as const };
  await fang.enrolMember({ params, body: leader });
  await fang.appointPresident({ params, body: { personId, from: month } });
};

/** A roster is handed in; it is looked at before anybody in it is taken in. */
const tellRoster = async ({ as }: Estate): Promise<void> => {
  const file = new Blob(["姓名,楼栋,房号\n乔女士,1栋,102\n邹先生,3栋,405\n"], { type: "text/csv" });
  await (await as("admin-yangguang")).importRoster({ file });
};

/** Who lives in the estate, the association that they founded, and who asks to be taken in. */
export const tellPeople: Chapter = async function* (estate) {
  const { as, days } = estate;
  yield days.atWork(-60, "09:00");
  await tellCalendar(estate);
  for (const player of cast) await tellPerson(estate, player);
  yield days.atWork(-60, "10:00");
  for (const player of cast) await tellRoles(estate, player);
  await tellFamily(estate);
  yield days.atWork(-58, "15:00");
  await tellAssociation(estate);
  yield days.atWork(-1, "16:10");
  await tellRoster(estate);
  yield days.at(-1, "18:20");
  const said = { name: stranger.name, phone: "138 0000 0062", building: "6栋", room: "601" };
  await (await as(stranger.persona)).registerSelf({ body: said });
};
