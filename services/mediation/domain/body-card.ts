import * as z from "zod";
import { Name } from "#shared/domain/text.ts";
import { type Association, cardOf as associationCard } from "./association.ts";
import type { RegisteredBody } from "./body.ts";
import { BodyId, MediatingBody } from "./body-id.ts";
import { PersonId } from "./parts.ts";

/** What lists show of a body, of whatever kind. */
export const BodyCard = z
  .object({
    bodyId: BodyId,
    kind: MediatingBody,
    name: Name,
    memberCount: z.int(),
    presidentId: PersonId.optional(),
    presidentName: Name.optional(),
  })
  .meta({ id: "BodyCard" });
export type BodyCard = z.infer<typeof BodyCard>;

export const cardOf = ({ bodyId, kind, name, members, president }: RegisteredBody): BodyCard => ({
  bodyId,
  kind,
  name,
  memberCount: members.length,
  presidentId: president?.personId,
  presidentName: members.find(({ personId }) => personId === president?.personId)?.name,
});

/** What lists of bodies show of an association, which is the body of mutual aid. */
export const bodyCardOf = (association: Association): BodyCard => {
  const { associationId, status: _, foundedOn: __, ...card } = associationCard(association);
  return { ...card, bodyId: associationId, kind: "mutual-aid" };
};
