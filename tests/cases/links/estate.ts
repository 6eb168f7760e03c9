import type { Town } from "../../town/town.ts";

/** Somebody without an account who has a mobile phone, and is not served at the desk. */
export const newcomer = async (town: Town, more: object = {}): Promise<string> => {
  const body = { name: "白先生", birthYear: 1985, building: "3栋", room: "502", phone: "13700137000", ...more };
  return (await (await town.as("ding")).registerPerson({ body })).body.personId;
};

/** A dispute with somebody that is accepted: they are told who leads it, and may refuse. */
export const acceptedDispute = async (town: Town, personId: string): Promise<string> => {
  const disputants = [
    { name: "白先生", personId },
    { name: "江女士", personId: await town.idOf("jiang") },
  ];
  const sun = await town.as("sun");
  const filing = { category: "noise", place: { building: "3栋" }, source: "proactive", disputants } as const;
  const filed = (await sun.fileCase({ body: filing })).body.case;
  const params = { caseId: filed.caseId };
  const contacts = filed.disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await sun.contactDisputants({ params, body: { contacts } });
  await sun.acceptCase({ params, body: { leadId: await town.idOf("yu"), rightsNoticeGiven: true } });
  await town.drain();
  return filed.caseId;
};

/** The parts of an address that a text carried. */
export const partsOf = (link: string): { readonly community: string; readonly code: string } => {
  const [, community = "", code = ""] = /#([a-z0-9-]+)\.([a-z2-7]{26})$/.exec(link) ?? [];
  return { community, code };
};

/** What somebody without a login sends with a code. */
export const byCode = (town: Town, community = "yangguang-huayuan") => {
  const base = `/v1/public/communities/${community}`;
  return {
    read: (code: string, from?: string) =>
      town.send(undefined, "GET", `${base}/messages/link`, {
        headers: { "linli-code": code, "accept-language": "zh-CN" },
        ...(from && { from }),
      }),
    post: (path: string, code: string, { key = "tap", body = {} }: { key?: string; body?: object } = {}) =>
      town.send(undefined, "POST", `${base}${path}`, {
        headers: { "content-type": "application/json", "idempotency-key": key, "linli-code": code },
        body: JSON.stringify(body),
      }),
  };
};
