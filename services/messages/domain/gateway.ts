import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { EndpointUrl, goodPurposes, issue, issuing, type Making, purposeShown, reissue } from "./secret.ts";

export const EndpointId = idSchema("gwy");

/** Where the community's own provider of texts is reached. */
export const Gateway = z.object({
  endpointId: EndpointId,
  url: EndpointUrl,
  ...issuing,
  closedAt: Instant.optional(),
});
export type Gateway = z.infer<typeof Gateway>;

export const SetGateway = z.strictObject({ url: EndpointUrl });

/** The gateway as its administrators see it. */
export const GatewayView = Gateway.omit({ issuedBy: true, closedAt: true }).meta({ id: "Gateway" });

export const viewOf = ({ issuedBy: _, closedAt: __, ...shown }: Gateway) => shown;

/** An address that is named is a new endpoint, with a secret of its own; the one before it signs nothing any more. */
export const setGateway = (url: string, making: Making) => ({
  state: { endpointId: newId("gwy", making.commandId), url, ...issue(making) } as Gateway,
  facts: [],
});

const mustBeOpen = (current: Gateway): void => {
  if (current.closedAt) refuse("not-found");
};

export const rotateGateway = (current: Gateway, making: Making) => {
  mustBeOpen(current);
  return { state: { ...current, ...reissue(current, making) }, facts: [] };
};

export const closeGateway = (current: Gateway, { at }: Pick<Making, "at">) => {
  mustBeOpen(current);
  return { state: { ...current, closedAt: at }, facts: [] };
};

/** What the secrets that are good now are made of, the newest first. */
export const purposesOf = (gateway: Gateway, at: Instant): string[] => goodPurposes(gateway.endpointId, gateway, at);

/** The purpose of the secret that a command may show. */
export const shownPurpose = (gateway: Gateway, making: Making): string =>
  gateway.closedAt ? refuse("secret-shown") : purposeShown(gateway.endpointId, gateway, making);
