import { idSchema } from "#shared/domain/ids.ts";

export const PersonId = idSchema("per");
