import { account, region } from "./room.ts";
import { type Call, type Keys, signed } from "./signed.ts";

/** The account's own keys at the emulator. */
export const rootKeys: Keys = { accessKeyId: account, secretAccessKey: "test" };

export type Answer = { readonly status: number; readonly text: string };
type Ask = Partial<Omit<Call, "url">> & Pick<Call, "service"> & { readonly path?: string };

/** One signed call of an AWS API at the emulator, as it answers it. */
export const ask = async (endpoint: string, { path = "/", ...given }: Ask, keys = rootKeys): Promise<Answer> => {
  const url = new URL(path, endpoint);
  const call: Call = { region, method: "POST", headers: {}, body: "", ...given, url };
  const { host: _, ...headers } = signed(call, keys);
  const hasBody = call.method !== "GET";
  const response = await fetch(url, { method: call.method, headers, ...(hasBody && { body: call.body }) });
  return { status: response.status, text: await response.text() };
};

/** A call of the JSON protocol: its target names service and action. */
export const json = (service: string, target: string, input: object): Ask => ({
  service,
  headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": target },
  body: JSON.stringify(input),
});

/** A call of the query protocol, which answers in XML. */
export const form = (service: string, action: string, version: string, input: Record<string, string> = {}): Ask => ({
  service,
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ Action: action, Version: version, ...input }).toString(),
});

/** What an accepted call answered; throws with the words of a refused one. */
export const answered = async (asked: Promise<Answer>): Promise<string> => {
  const { status, text } = await asked;
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return text;
};
