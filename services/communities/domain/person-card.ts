import * as z from "zod";
import { Building, Name } from "#shared/domain/text.ts";
import { PersonId } from "./person.ts";

/** What a list shows of a person. */
export const PersonCard = z.object({ personId: PersonId, name: Name, building: Building.optional() });
export type PersonCard = z.infer<typeof PersonCard>;
