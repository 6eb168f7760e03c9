import { administrator } from "./beginning.ts";
import type { Newcomers } from "./own-home.ts";

const founders = [
  { name: "物业服务中心", side: "property" as const },
  { name: "社区居委会", side: "community" as const },
];

/** Founded by the yes of both its sides; a resident presides, and holds the role of it from the next request on. */
export const tellAssociation = async ({ as, idOf, expects }: Newcomers): Promise<void> => {
  const [fang, ding] = [await as("方社工"), await as("丁管家")];
  const founding = { name: "街坊互助会", foundedOn: "2026-03", founders };
  const { associationId } = (await fang.foundAssociation({ body: founding })).body;
  const params = { associationId };
  const { body: founded } = await ding.approveAssociation({ params, body: {} });
  expects("the association is founded by the yes of both sides", founded.status === "founded");
  const personId = await idOf("孙会长");
  await fang.enrolMember({ params, body: { personId, name: "孙会长", capacity: "active-neighbour" } });
  await (await as(administrator)).grantRole({ body: { personId, role: "association-president" } });
  const { body } = await fang.appointPresident({ params, body: { personId, from: "2026-03" } });
  expects("a resident presides", body.president?.personId === personId);
};
