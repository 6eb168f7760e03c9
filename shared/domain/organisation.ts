import * as z from "zod";
import { idSchema } from "./ids.ts";
import { Side } from "./roles.ts";
import { lettersOf } from "./spelling.ts";
import { Name } from "./text.ts";

export const OrganisationId = idSchema("org");

/** An organisation of the community's own list, such as the property company, and the side that it is of. */
export const Organisation = z
  .object({ organisationId: OrganisationId, name: Name, side: Side })
  .meta({ id: "Organisation" });
export type Organisation = z.infer<typeof Organisation>;

/** So many a community may list. */
export const mostOrganisations = 50;

/** What names of organisations have and leave out at will: what kind of company it is, and all that is no letter. */
const atWill = /有限责任公司|股份有限公司|有限公司|分公司|公司|中心|[^\p{L}\p{N}]/gu;

/** So many letters say which organisation is meant. */
const fewestLetters = 4;

/** Whether two names are one organisation's by all that anybody can see: the same, or one within the other. */
export const isLikelySame = (one: string, other: string): boolean => {
  if (lettersOf(one) === lettersOf(other)) return true;
  const [shorter = "", longer = ""] = [one, other]
    .map((name) => lettersOf(name).replace(atWill, ""))
    .toSorted((a, b) => a.length - b.length);
  return shorter !== "" && (shorter === longer || (shorter.length >= fewestLetters && longer.includes(shorter)));
};
