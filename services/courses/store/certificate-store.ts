import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Certificate } from "../domain/course/certificate.ts";

const certificateEntity: Entity<Certificate> = {
  name: "CERTIFICATE",
  schema: Certificate,
  people: ({ learnerId }) => [learnerId],
};

/** The certificates of one community's courses. */
export const certificateStore = (table: CommunityTable) => entityStore(table, certificateEntity);
