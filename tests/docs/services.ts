import { services as tables } from "#infra/aws/services.ts";
import * as communitiesContracts from "#shared/contracts/communities.ts";
import * as consentContracts from "#shared/contracts/course-consents.ts";
import * as seatsContracts from "#shared/contracts/course-seats.ts";
import * as coursesContracts from "#shared/contracts/courses.ts";
import * as employmentContracts from "#shared/contracts/employment.ts";
import * as mediationContracts from "#shared/contracts/mediation.ts";
import * as meetingsContracts from "#shared/contracts/meetings.ts";
import type { Hearable } from "#shared/events/contract.ts";

const isContract = (value: unknown): value is Hearable => typeof value === "function" && "subject" in value;

const told: readonly unknown[] = [
  ...Object.values(communitiesContracts),
  ...Object.values(coursesContracts),
  ...Object.values(seatsContracts),
  ...Object.values(consentContracts),
  ...Object.values(mediationContracts),
  ...Object.values(employmentContracts),
  ...Object.values(meetingsContracts),
];
const contracts = told.filter(isContract);

/** Each service with its tables, and the facts it tells. */
export const services = tables.map((service) => ({
  ...service,
  contracts: contracts
    .filter(({ type }) => type.startsWith(`${service.name}.`))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1)),
}));

export type DocumentedService = (typeof services)[number];
