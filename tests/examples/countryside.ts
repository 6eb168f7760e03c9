import { nowhere, type Outside } from "#shared/outside/outside.ts";

/** The world around a play: gateways of `.example`, which take everything. */
export const countryside: Outside = {
  ...nowhere,
  origin: () => "https://linli.example",
  maySendTo: () => true,
  objectionTo: async (url) => (new URL(url).hostname.endsWith(".example") ? undefined : "outside-region"),
  post: async () => ({ became: "sent" }),
};
