import * as z from "zod";
import type { Caller } from "#shared/domain/caller.ts";
import { Phone } from "#shared/domain/phone.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name } from "#shared/domain/text.ts";
import { isCaseworker, isContactOf, isSelf } from "../access.ts";
import type { Consents } from "../seeker/consents.ts";
import type { Seeker } from "../seeker/seeker.ts";
import { Application, sharedBy } from "./application.ts";

/** What an employer needs of an applicant, and no more (PIPL §6). */
const Applicant = z.object({ name: Name.optional(), phone: Phone.optional(), skills: z.array(Skill) });

/** An application with the applicant. */
export const ApplicationView = z
  .object({ application: Application, applicant: Applicant })
  .meta({ id: "JobApplicationView" });
export type ApplicationView = z.infer<typeof ApplicationView>;

/** Whether the consent that an application is shared by stands now. */
export const isSharedNow = (subject: Application, consents: Consents | undefined): boolean => {
  const consentId = sharedBy(subject);
  return consentId !== undefined && consents?.given[consentId] !== undefined;
};

type AroundView = { readonly seeker: Seeker | undefined; readonly consents: Consents | undefined };

const mayRead = (subject: Application, by: Caller, { consents }: AroundView): boolean =>
  isCaseworker(by) || isSelf(subject, by) || (isContactOf(by, subject.employerId) && isSharedNow(subject, consents));

/** The application, for the seeker, the caseworker, and the employer while consent stands; for others there is none. */
export const viewFor = (subject: Application, by: Caller, around: AroundView): ApplicationView => {
  if (subject.forgottenAt !== undefined || !mayRead(subject, by, around)) return refuse("not-found");
  const { name, phone, skills = [] } = around.seeker ?? {};
  return { application: subject, applicant: { name, phone, skills } };
};
