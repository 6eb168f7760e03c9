import type { Expected } from "./who.ts";

/** The community's own gateway for texts. */
export const gatewayExpected: Readonly<Record<string, Expected>> = {
  getGateway: ["community-admin"],
  setGateway: ["community-admin"],
  rotateGateway: ["community-admin"],
  testGateway: ["community-admin"],
  closeGateway: ["community-admin"],
  takeReceipt: "public",
  listUnreachable: ["desk-operator", "residents-committee-worker"],
};
