import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { Command } from "#shared/table/journal.ts";
import { closeGateway, type Gateway, purposesOf, rotateGateway, shownPurpose, viewOf } from "../domain/gateway.ts";
import { posted } from "../flows/post.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { gatewayId, gatewayStore } from "../store/gateway-store.ts";

type Showing = {
  readonly command: Command;
  readonly now: Instant;
  readonly secretOf: (purpose: string) => string;
};

/** The gateway with its secret, which is shown to the command that made it alone. */
const withSecret = (gateway: Gateway, { command, now, secretOf }: Showing) => ({
  ...viewOf(gateway),
  secret: secretOf(shownPurpose(gateway, { at: now, commandId: command.id })),
});

const getGateway = endpoint(routes.getGateway, async ({ table }) => {
  const { state, version } = (await gatewayStore(table).open()) ?? refuse("not-found");
  return { body: viewOf(state), version };
});

const setGateway = endpoint(routes.setGateway, async ({ body, table, outside, ...call }) => {
  const objection = await outside.objectionTo(body.url);
  if (objection) refuseField("/url", objection);
  const { state, ...outcome } = await gatewayStore(table).set(body.url, call.command);
  return { body: withSecret(state, call), ...outcome };
});

const rotate = endpoint(routes.rotateGateway, async ({ table, ...call }) => {
  const making = { at: call.now, commandId: call.command.id };
  const { state, ...outcome } = await gatewayStore(table).decide(gatewayId, call.command, (current) =>
    rotateGateway(current, making),
  );
  return { body: withSecret(state, call), ...outcome };
});

const test = endpoint(routes.testGateway, async ({ table, outside, now, command, secretOf }) => {
  const { state } = (await gatewayStore(table).open()) ?? refuse("not-found");
  const secrets = purposesOf(state, now).map(secretOf);
  const body = { ping: true, messageId: command.id };
  const { became } = await outside.post(posted(state.url, { id: command.id, body, secrets, now }));
  return { body: { became } };
});

const close = endpoint(routes.closeGateway, async ({ table, command, now }) => {
  const { state, ...outcome } = await gatewayStore(table).decide(gatewayId, command, (current) =>
    closeGateway(current, { at: now }),
  );
  return { body: viewOf(state), ...outcome };
});

/** The community's own gateway, as its administrators set it up. */
export const gatewayEndpoints = {
  getGateway,
  setGateway,
  rotateGateway: rotate,
  testGateway: test,
  closeGateway: close,
};
