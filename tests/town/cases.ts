import type { Side } from "#shared/domain/roles.ts";
import type { Town } from "./town.ts";

type Neighbours = { readonly president: string; readonly disputants: readonly string[]; readonly building: string };

export const inFoshan: Neighbours = { president: "zhao", disputants: ["chen", "lu"], building: "3栋" };
export const inYangguang: Neighbours = { president: "sun", disputants: ["qin", "jiang"], building: "2栋" };

export const filingOf = async (town: Town, { disputants, building }: Neighbours) => ({
  category: "noise" as const,
  place: { building },
  source: "proactive" as const,
  disputants: await Promise.all(disputants.map(async (name) => ({ name, personId: await town.idOf(name) }))),
});

/** The organisation of a side that the community lists. */
export const organisationIn = async (town: Town, side: Side): Promise<string> => {
  const { items } = (await (await town.as("sun")).listOrganisations({})).body;
  return items.find((each) => each.side === side)?.organisationId ?? "";
};

/** A case just filed by the president. */
export const filedCase = async (town: Town, who: Neighbours) => {
  const { body } = await (await town.as(who.president)).fileCase({ body: await filingOf(town, who) });
  return body.case;
};

/** A case that the president leads. */
export const acceptedCase = async (town: Town, who: Neighbours, lead = who.president) => {
  const { caseId, disputants } = await filedCase(town, who);
  const president = await town.as(who.president);
  const params = { caseId };
  const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await president.contactDisputants({ params, body: { contacts } });
  const body = { leadId: await town.idOf(lead), rightsNoticeGiven: true };
  return (await president.acceptCase({ params, body })).body.case;
};
