import type { Town } from "./town.ts";

type Wanted = {
  readonly slug: string;
  readonly timeZone: string;
  /** What the operator brings: for no zone but China's are holidays announced. */
  readonly calendar: Readonly<Record<string, { holidays: string[]; makeUpWorkdays: string[] }>>;
};
type Role = "property-staff" | "residents-committee-worker" | "resident";

/** A community that nobody knew before, asked for and approved; `lin` administers it. */
export const foundedCommunity = async (town: Town, { slug, timeZone, calendar }: Wanted): Promise<void> => {
  const asked = {
    slug,
    name: "梅花苑",
    language: "en" as const,
    timeZone,
    buildings: [{ name: "1栋", group: "东区", households: 48 }],
    founders: [
      { body: "物业服务中心", side: "property" as const },
      { body: "社区居委会", side: "community" as const },
    ],
    contact: { name: "林女士", phone: "+86 138 0013 8000" },
  };
  const { body } = await (await town.as("", slug)).applyForCommunity({ body: asked });
  const params = { applicationId: body.application.applicationId };
  const operator = await town.as("ops", slug);
  await operator.screenApplication({ params, body: {} });
  await operator.approveApplication({ params, body: {} });
  await town.drain();
  await operator.resumeProvisioning({ params, body: { calendar } });
  await town.drain();
  const application = (await operator.getApplication({ params })).body;
  const personId = ("administratorId" in application && application.administratorId) || "";
  await (await town.as("lin", slug)).claimPerson({ body: { personId, code: body.code } });
  await town.drain();
  town.clock.advance(1);
};

/** Somebody with an account and a role in a community that `lin` administers, who knows them. */
export const newcomer = async (town: Town, slug: string, name: string, role: Role): Promise<string> => {
  const lin = await town.as("lin", slug);
  const { personId } = (await lin.registerPerson({ body: { name, birthYear: 1980 } })).body;
  const { code } = (await lin.issueClaimCode({ params: { personId }, body: {} })).body;
  await (await town.as(name, slug)).claimPerson({ body: { personId, code } });
  await lin.grantRole({ body: { personId, role } });
  await lin.verifyPerson({ params: { personId }, body: { method: "known-in-person" } });
  await town.drain();
  return personId;
};
