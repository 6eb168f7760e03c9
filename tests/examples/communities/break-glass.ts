import { communitiesRoutes as r } from "#services/communities/routes.ts";
import { employmentRoutes } from "#services/employment/routes.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";

const admin = { as: "admin-yangguang" };
const operator = { as: "ops" };
const resident = { as: "jiang" };
const president = { as: "sun" };

/** An administrator, and the operator, open one thing each that they are not in, and the president answers. */
export const playBreakGlass = async (town: Town, example: Play): Promise<void> => {
  const cases = await (await actor(town, "sun")).listCases({ query: { status: "in-fulfilment" } });
  const seekers = await (await actor(town, "miao")).listSeekers({ query: { status: "placed" } });
  const [caseId, seekerId] = [cases.body.items[0]?.caseId ?? "", seekers.body.items[0]?.seekerId ?? ""];
  const body = { thing: "case", thingId: caseId, reason: "当事人投诉办理超期，核对记录", minutes: 30 };
  const wrong = { body: { ...body, minutes: 0 } };
  type Opened = { readonly glassId: string };
  const { glassId } = await example<Opened>(r.breakGlass, { ...admin, body }, wrong, resident);
  const ofSeeker = { thing: "seeker", thingId: seekerId, reason: "核对一次误报" };
  await example(r.breakGlassAsOperator, { ...operator, body: ofSeeker }, wrong, resident);
  await example(r.listBreakGlass, resident, { query: { limit: 0 } }, { as: "zhao" });
  const params = { glassId };
  await example(r.getBreakGlass, { ...admin, params }, { params: { glassId: "1" } }, resident);
  const verdict = { verdict: "justified", text: "情况属实" };
  await example(r.answerBreakGlass, { ...president, params, body: verdict }, { body: { verdict: "no" } }, resident);
  const opening = { ...operator, body: { ...body, minutes: 10 } };
  await town.send("ops", "POST", "/v1/communities/yangguang-huayuan/communities/break-glass/operator", {
    headers: { "content-type": "application/json", "idempotency-key": "operator's case" },
    body: JSON.stringify(opening.body),
  });
  const ofCase = { ...operator, params: { caseId } };
  await example(mediationRoutes.readCaseAsOperator, ofCase, { params: { caseId: "1" } }, resident);
  const ofPerson = { ...operator, params: { seekerId } };
  await example(employmentRoutes.readSeekerAsOperator, ofPerson, { params: { seekerId: "1" } }, resident);
};
