import { administrator } from "./beginning.ts";
import type { Newcomers } from "./own-home.ts";

/** Who is known to live here is a resident by that; staff are what the column says. */
const roster = `姓名,电话,楼栋,房号,出生年,已核实,角色
方社工,13800138001,,,1985,,居委会工作人员
丁管家,13800138002,,,1988,,物业人员、服务台人员
苗姐,13800138003,,,1980,,就业专员
孙会长,13800138004,1栋,101,1962,当面认识,
唐先生,13800138005,1栋,202,1970,出示证件,调解员
罗女士,13800138006,2栋,301,1975,当面认识,
秦先生,13800138007,2栋,302,1982,当面认识,
江女士,13800138008,2栋,303,1990,物业登记,
`;
const names = roster
  .split("\n")
  .slice(1)
  .flatMap((row) => row.split(",")[0] || []);

type Told = { readonly importId: string; readonly status: string; readonly errors: readonly object[] };

const tellImport = async ({ as, upload, drain, expects }: Newcomers): Promise<void> => {
  const { importId, status, errors } = (await upload(administrator, "/communities/roster-imports", roster)) as Told;
  expects(`nothing is wrong in the roster: ${JSON.stringify(errors)}`, status === "checked");
  const admin = await as(administrator);
  const params = { importId };
  await admin.commitRosterImport({ params, body: {} });
  await drain();
  const { body } = await admin.getRosterImport({ params });
  expects("each row is somebody of the community", body.status === "imported" && body.addedCount === names.length);
};

/** A file names everybody with what they are; each comes in by the code on their slip. */
export const tellRoster = async (newcomers: Newcomers): Promise<void> => {
  const { as, signIn, expects } = newcomers;
  await tellImport(newcomers);
  const admin = await as(administrator);
  const [mine] = (await admin.listOwnCommunities({})).body.items;
  const { community = "", personId: own } = mine ?? {};
  const { body: settings } = await admin.getSettings({});
  for (const building of [undefined, ...settings.buildings.map(({ name }) => name)]) {
    const { body: people } = await admin.listPeople({ query: { ...(building && { building }) } });
    for (const { name = "", personId } of people.items.filter((person) => person.personId !== own)) {
      const { code } = (await admin.issueClaimCode({ params: { personId }, body: {} })).body;
      await signIn(name, { slip: { community, personId, code } });
      const { items } = (await (await as(name)).listOwnCommunities({})).body;
      expects("whoever signed in is at home", items[0]?.personId === personId);
    }
  }
};
