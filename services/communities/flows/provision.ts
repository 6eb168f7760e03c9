import { isYearKnown } from "#shared/domain/calendar.ts";
import { Refusal, refuse } from "#shared/domain/refusal.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { codeStore } from "#shared/people/codes.ts";
import type { Command } from "#shared/table/journal.ts";
import { type Application, isDone, record } from "../domain/application.ts";
import { applicationCode, claimPurpose } from "../domain/claim-purpose.ts";
import { activate, found } from "../domain/community.ts";
import { grantRole } from "../domain/grant-role.ts";
import { register } from "../domain/person.ts";
import { setCalendar } from "../domain/settings.ts";
import type { communitiesReactions } from "../reactions.ts";
import { applicationStore, provisioningCommandId } from "../store/application-store.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";

type Step = "community" | "calendar" | "administrator" | "activation";
type Making = Pick<Heard, "table" | "region" | "now" | "command"> & { readonly application: Application };

const commandFor = ({ command, application }: Making, step: string): Command => {
  const id = provisioningCommandId(application.applicationId, step);
  return { ...command, id, payload: id };
};

const makeCommunity = async (making: Making): Promise<void> => {
  const { slug, name, language, timeZone, buildings, subdistrict, divisionCode, brand } = making.application;
  const home = { slug, name, language, timeZone, buildings, subdistrict, divisionCode, brand, calendar: {} };
  await communityStore(making.table).create(slug, commandFor(making, "community"), found({ ...home, at: making.now }));
};

/** The announced holidays where the zone is China's; elsewhere what the operator brought. */
const makeCalendar = async (making: Making): Promise<void> => {
  const { application, now, table, command } = making;
  const year = now.slice(0, 4);
  const { chineseCalendar, isChinese } = await import("../domain/chinese-calendar.ts");
  const calendar = isChinese(application.timeZone) ? chineseCalendar(Number(year) - 1) : application.calendar;
  if (!calendar || !isYearKnown(calendar, year)) return refuse("calendar-missing", { year });
  await communityStore(table).decide(application.slug, command, (current) => setCalendar(current, calendar));
};

/** The first administrator claims their record with the code that follows the application. */
const makeAdministrator = async (making: Making): Promise<string> => {
  const { application, region, table, now } = making;
  const command = commandFor(making, "administrator");
  const { name, phone } = application.contact;
  const act = { at: now, buildings: [], commandId: command.id };
  const decision = register({ name, phone, ...act });
  const { personId } = decision.state;
  const people = personStore(table);
  await people.create(personId, command, decision);
  const granting = commandFor(making, "administrator's role");
  await people.decide(personId, granting, (current) =>
    grantRole(current, { role: "community-admin", ...act, commandId: granting.id }),
  );
  const { own } = applicationStore(region);
  const from = { thing: [application.applicationId], purpose: applicationCode.purpose };
  const copied = await codeStore(own).copyTo(table, from, { thing: ["PERSON", personId], purpose: claimPurpose });
  await table.write(copied);
  return personId;
};

const steps: Readonly<Record<Step, (making: Making) => Promise<unknown>>> = {
  community: makeCommunity,
  calendar: makeCalendar,
  administrator: makeAdministrator,
  activation: ({ table, application, command }) =>
    communityStore(table).decide(
      application.slug,
      { ...command, id: provisioningCommandId(application.applicationId, "activation") },
      (current) => activate(current, application.applicationId),
    ),
};

/** One step: what it came to is recorded on the application. A "no" is told as the reason; a fault is tried again. */
const perform = async (making: Making, step: Step): Promise<Application> => {
  const applications = applicationStore(making.region);
  const { applicationId } = making.application;
  const command = { ...making.command, id: provisioningCommandId(applicationId, `${making.command.id} ${step}`) };
  const note = (result: object) =>
    applications.decide(applicationId, command, (current) =>
      record(current, { step, at: making.now, ...result } as never),
    );
  try {
    const made = await steps[step](making);
    return (await note({ result: "done", ...(typeof made === "string" && { administratorId: made }) })).state;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (await note({ result: "failed", code: error.code })).state;
  }
};

/** Does what is not done yet, step by step, and stops at the first that fails. */
export const provision = async (heard: Heard<typeof communitiesReactions.provisionWhenRequested>) => {
  const { table, region, now, command, event } = heard;
  let { state: application } = await applicationStore(region).get(event.data.applicationId);
  for (const step of Object.keys(steps) as Step[]) {
    if (isDone(application, step)) continue;
    application = await perform({ table, region, now, command, application }, step);
    if (!isDone(application, step)) return;
  }
};
