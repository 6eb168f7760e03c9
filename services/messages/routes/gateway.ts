import * as z from "zod";
import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { GatewayView, SetGateway } from "../domain/gateway.ts";
import { Receipt } from "../domain/receipt.ts";
import { UnreachableView } from "../domain/views.ts";

const admin = { roles: ["community-admin"] } as const;

const Nothing = z.strictObject({});

const WithSecret = GatewayView.extend({ secret: z.string() }).meta({ id: "GatewayWithSecret" });

/** The community's own gateway for texts, and what it reports. */
export const gatewaySpecs = {
  getGateway: {
    method: "GET",
    path: "/gateway",
    summary: "Where texts go, without the secret",
    access: admin,
    reply: GatewayView,
  },
  setGateway: {
    method: "POST",
    path: "/gateway/set",
    summary: "Name the community's own gateway; its secret is shown this once",
    access: admin,
    body: SetGateway,
    reply: WithSecret,
    refusals: ["secret-shown"],
    fresh: true,
  },
  rotateGateway: {
    method: "POST",
    path: "/gateway/rotate",
    summary: "Make another secret, shown this once; both are good for a day",
    access: admin,
    body: Nothing,
    reply: WithSecret,
    refusals: ["secret-shown"],
    fresh: true,
  },
  testGateway: {
    method: "POST",
    path: "/gateway/test",
    summary: "Send the gateway a ping",
    access: admin,
    body: Nothing,
    reply: z.object({ became: z.enum(["sent", "no-such-address", "failed", "busy"]) }),
  },
  closeGateway: {
    method: "POST",
    path: "/gateway/close",
    summary: "Send no more texts",
    access: admin,
    body: Nothing,
    reply: GatewayView,
    fresh: true,
  },
  takeReceipt: {
    method: "POST",
    path: "/receipts",
    summary: "What became of a text, by the gateway's provider",
    access: "public",
    signed: true,
    body: Receipt,
    reply: z.object({ messageId: Receipt.shape.messageId, state: z.string() }),
    refusals: ["signature-invalid"],
  },
  listUnreachable: {
    method: "GET",
    path: "/unreachable",
    summary: "Whose phone or e-mail is nobody's, for the desk to correct",
    access: { roles: [...operatorRoles] },
    query: { ...paging },
    reply: pageOf(UnreachableView),
    restricted: true,
  },
} as const;
