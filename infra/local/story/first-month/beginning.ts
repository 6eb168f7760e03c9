import type { Newcomers } from "./own-home.ts";

const asked = {
  slug: "meihua-yuan",
  name: "梅花苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋" }, { name: "2栋" }],
  founders: [
    { body: "物业服务中心", side: "property" as const },
    { body: "社区居委会", side: "community" as const },
  ],
  contact: { name: "林女士", phone: "138 0013 8000" },
};

/** Who administers the community: the contact of the application. */
export const administrator = asked.contact.name;

/** Two bodies apply, the operator looks and says yes, and the community makes itself; its contact administers it. */
export const tellBeginning = async (newcomers: Newcomers): Promise<void> => {
  const { as, signIn, operatorCode, drain, expects } = newcomers;
  const { application, code } = (await (await as("申请人")).applyForCommunity({ body: asked })).body;
  const params = { applicationId: application.applicationId };
  await signIn("运营者", { operatorCode });
  const operator = await as("运营者");
  await operator.screenApplication({ params, body: {} });
  await operator.approveApplication({ params, body: {} });
  await drain();
  const { body } = await operator.getApplication({ params });
  expects("what was approved is made by itself", body.status === "active");
  const personId = ("administratorId" in body && body.administratorId) || "";
  await signIn(administrator, { slip: { community: application.slug, personId, code } });
};
