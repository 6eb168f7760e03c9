import { seedEmployerId } from "../../personas.ts";
import { act, type Teller } from "../teller.ts";
import { area, home, tellFair, tellPosting, tellProgramme } from "./chengdu-fair.ts";
import { tellPromotion, tellXiaozhang } from "./chengdu-xiaozhang.ts";

const employerId = seedEmployerId("related");

/** Twelve others found work there too; of them the story tells no more than that they are of the subdistrict. */
const tellOthers = async ({ as, drain }: Teller, programmeId: string): Promise<void> => {
  const caseworker = await as("caseworker");
  for (let nth = 2; nth <= 13; nth += 1) {
    const consent = { textVersion: "2026-01", paperRef: "GZ-2026-1" };
    const profile = {
      name: `居民${nth}`,
      place: home,
      situation: "unemployed" as const,
      skills: [],
      wants: {},
      consent,
    };
    const { seekerId } = (await caseworker.registerSeeker({ ...act(`resident ${nth}`), body: profile })).body;
    const placement = { seekerId, programmeId, employerId, title: "员工", startedOn: "2020" };
    await caseworker.recordPlacement({ ...act(`placement ${nth}`), body: placement });
  }
  await drain();
};

/** Thirteen, by each dimension and by all of them; a neighbour is told the whole of it. */
const tellThirteen = async ({ as, say, expects }: Teller, programmeId: string): Promise<void> => {
  const query = { by: "subdistrict", programmeId, employerId } as const;
  const { items: cells } = (await (await as("worker")).listPlacementCounts({ query })).body;
  const isThirteen = cells.length === 1 && cells[0]?.value === area && cells[0].people === 13;
  expects("they are thirteen of one subdistrict, by one programme, at one employer", isThirteen);
  const { items: told } = (await (await as("xiaozhang")).listPlacementCounts({ query: { by: "programme" } })).body;
  expects("their neighbours know that they are thirteen", told[0]?.people === 13);
  for (const by of ["subdistrict", "programme", "employer"] as const) {
    const { items } = (await (await as("worker")).listPlacementCounts({ query: { by } })).body;
    expects(`they are thirteen by ${by} alone`, items[0]?.people === 13);
  }
  say(`${area} × 筑巢引凤 × 中铁地产物业: 先后有13名居民就业 · 13 residents found work`);
};

/** 2020: the programme, its fair, and the work that thirteen residents found. */
export const tellChengdu = async (teller: Teller): Promise<void> => {
  teller.clock.set("2020-03-02T01:00:00.000Z");
  await teller.drain();
  const offered = await tellProgramme(teller, employerId);
  await tellFair(teller, offered);
  const postingId = await tellPosting(teller, offered);
  await tellXiaozhang(teller, { ...offered, postingId });
  await tellOthers(teller, offered.programmeId);
  await tellThirteen(teller, offered.programmeId);
};

const placementsOf = async ({ as }: Teller, position: string): Promise<string[]> => {
  const { body } = await (await as("caseworker")).listPlacements({ query: { employerId, limit: 50 } });
  return body.items.filter((card) => card.position === position).map(({ placementId }) => placementId);
};

/** A year later: 小张 has stayed and risen. */
export const tellChengduLater = async (teller: Teller): Promise<void> => {
  teller.clock.set("2021-04-20T01:00:00.000Z");
  await teller.drain();
  const [placementId = ""] = await placementsOf(teller, "秩序员");
  await tellPromotion(teller, placementId);
};

/** Whether the others are still there the story does not tell, so that is the answer to each time it is asked. */
export const answerForOthers = async (teller: Teller): Promise<void> => {
  const caseworker = await teller.as("caseworker");
  for (const placementId of await placementsOf(teller, "员工"))
    for (const month of [1, 3, 6, 12]) {
      const body = { month, result: "unknown" as const };
      await caseworker.checkRetention({ ...act(`check ${placementId} ${month}`), params: { placementId }, body });
    }
};
