import type { Newcomers } from "./own-home.ts";

/** The president takes a dispute in, reaches both, and names a neighbour who leads it. */
export const tellDispute = async ({ as, idOf, clock, expects }: Newcomers): Promise<void> => {
  const sun = await as("孙会长");
  const disputants = [
    { name: "秦先生", personId: await idOf("秦先生") },
    { name: "江女士", personId: await idOf("江女士") },
  ];
  const filing = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const filed = (await sun.fileCase({ body: { ...filing, disputants } })).body.case;
  const params = { caseId: filed.caseId };
  clock.advance(30);
  const contacts = filed.disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await sun.contactDisputants({ params, body: { contacts } });
  const leadId = await idOf("唐先生");
  const { body } = await sun.acceptCase({ params, body: { leadId, rightsNoticeGiven: true } });
  expects("a peer leads", body.case.status === "accepted" && body.case.lead?.personId === leadId);
  const seen = await (await as("唐先生")).getCase({ params });
  expects("who leads reads the case", seen.body.case.caseId === params.caseId);
};
