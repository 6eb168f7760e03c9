import type { Neighbour } from "#infra/local/neighbour.ts";
import { nanning } from "./campus.ts";
import { inSession } from "./desk.ts";
import type { Town } from "./town.ts";

/** A grandmother without an account, who lives with the mother and her children, and is served at the desk. */
export const familyAtDesk = async (town: Town, nicknames: readonly string[]) => {
  const manager = await town.as("manager");
  await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
  const granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
  const mother = await town.idOf("mother");
  const home = { building: "1栋", memberIds: [granny, mother] };
  const { householdId } = (await manager.foundHousehold({ body: home })).body;
  const children: string[] = [];
  for (const nickname of nicknames) {
    const body = { nickname, birthYear: 2017, guardianIds: [mother] };
    const { dependants } = (await manager.addDependant({ params: { householdId }, body })).body;
    children.push(dependants.find((each) => each.nickname === nickname)?.dependantId ?? "");
  }
  await town.drain();
  return { granny, mother, children };
};

/** The desk, acting for a person who is there. */
export const atDesk = async (town: Town, personId: string): Promise<Neighbour> =>
  (await inSession(town, "seat-property", personId, { community: nanning })).desk;

/** The code on a slip, as a guardian reads it at home. */
export const codeOnSlip = async (desk: Neighbour, bookingId: string): Promise<string> => {
  const slip = (await desk.printSlip({ params: { bookingId }, body: {} })).body;
  return /<strong>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4})+)</.exec(slip)?.[1] ?? "";
};
