import { newDeviceKey, openDevice } from "#infra/local/own/device.ts";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { client } from "#shared/http/client.ts";

const community = "meihua-yuan";
const asked = {
  slug: community,
  name: "梅花苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋" }],
  founders: [
    { body: "物业服务中心", side: "property" as const },
    { body: "社区居委会", side: "community" as const },
  ],
  contact: { name: "林女士", phone: "138 0013 8000" },
};

export type Slip = { readonly personId: string; readonly code: string };

/** Who works with a home of their own over HTTP: devices, and people by their tokens. */
export const visitorOf = (origin: string) => {
  const as = (token?: string) =>
    client(communitiesRoutes, { baseUrl: origin, community, send: fetch, ...(token && { token }) });
  const newDevice = async () => openDevice(origin, await newDeviceKey());
  const bySlip = async (slip: Slip) => (await newDevice()).introduce({ slip: { community, ...slip } });
  const call = async (method: string, path: string, { token = "", body = "{}" } = {}) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "idempotency-key": crypto.randomUUID(),
      "content-type": "application/json",
    };
    const response = await fetch(origin + path, { method, headers, ...(method === "POST" && { body }) });
    return { status: response.status, body: (await response.json()) as never };
  };

  /** A community that asked, was approved and was made; answers the slip of its administrator. */
  const found = async (operator: string): Promise<Slip> => {
    const { application, code } = (await as().applyForCommunity({ body: asked })).body;
    const params = { applicationId: application.applicationId };
    await as(operator).screenApplication({ params, body: {} });
    await as(operator).approveApplication({ params, body: {} });
    for (let tries = 0; tries < 100; tries += 1) {
      const { body } = await as(operator).getApplication({ params });
      if (body.status === "active") return { personId: body.administratorId ?? "", code };
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error("the community was not made");
  };

  /** Somebody of the community, who holds a slip. */
  const register = async (admin: string, name: string): Promise<Slip> => {
    const { personId } = (await as(admin).registerPerson({ body: { name } })).body;
    const { code } = (await as(admin).issueClaimCode({ params: { personId }, body: {} })).body;
    return { personId, code };
  };

  return { as, newDevice, bySlip, call, found, register };
};
