import type * as z from "zod";
import { Refusal, refuse } from "#shared/domain/refusal.ts";
import { check, type GatewayEvent, idempotencyKey, mostBodyBytes, over, readBody } from "#shared/http/request.ts";
import type { Log } from "#shared/observe.ts";
import { accountOf } from "#shared/people/membership.ts";
import { failureOf } from "#shared/table/sqlite.ts";
import { Busy, Unwritable } from "#shared/table/table.ts";
import type { Claims, Incoming } from "../gateway-event.ts";
import { refused } from "../refused.ts";
import type { Device, Devices } from "./devices.ts";
import { AddDevice, AskToken, ownIssuer, type signInDesk, ToldNo } from "./sign-in.ts";

/** A token outlives its last use by so much at most; the device asks for the next with a fresh challenge. */
export const tokenMinutes = 10;

type Parts = {
  readonly desk: ReturnType<typeof signInDesk>;
  readonly devices: Devices;
  readonly challenge: () => object;
  readonly tokenFor: (device: Device) => Promise<string>;
  readonly claimsIn: (incoming: Incoming) => Promise<Claims | undefined>;
  readonly log: Log;
};

type Call = { readonly incoming: Incoming; readonly params: Readonly<Record<string, string>> };
type Door = {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly open: (call: Call) => Promise<Response>;
};

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

const eventOf = ({ headers }: Incoming, body?: Buffer): GatewayEvent =>
  ({ headers, isBase64Encoded: false, ...(body?.length && { body: body.toString() }) }) as GatewayEvent;

const bodyOf = async <Schema extends z.ZodType>(schema: Schema, incoming: Incoming): Promise<z.output<Schema>> => {
  const body = (await incoming.read(mostBodyBytes)) ?? refuse("too-large", over(mostBodyBytes));
  return check(schema, readBody(eventOf(incoming, body)), "body");
};

/** What the issuer of an own home answers: a device becomes somebody's, asks for tokens, and is signed out. */
const doorsOf = ({ desk, devices, challenge, tokenFor, claimsIn }: Parts): readonly Door[] => {
  const mine = async (incoming: Incoming) => {
    const { sub, device } = (await claimsIn(incoming)) ?? refuse("unauthenticated");
    const subject = String(sub);
    return { subject, device, account: accountOf({ issuer: ownIssuer, subject }) };
  };
  const signedIn = async (device: Device) => ({
    deviceId: device.id,
    token: await tokenFor(device),
    expiresInSeconds: tokenMinutes * 60,
  });
  const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

  return [
    { method: "POST", path: /^\/sign-in\/challenges$/, open: async () => answer(201, challenge()) },
    {
      method: "POST",
      path: /^\/sign-in\/devices$/,
      open: async ({ incoming }) => answer(201, await signedIn(await desk.add(await bodyOf(AddDevice, incoming)))),
    },
    {
      method: "POST",
      path: /^\/sign-in\/tokens$/,
      open: async ({ incoming }) => answer(201, await signedIn(await desk.known(await bodyOf(AskToken, incoming)))),
    },
    {
      method: "GET",
      path: /^\/sign-in\/devices$/,
      open: async ({ incoming }) => {
        const { account, device } = await mine(incoming);
        const items = devices.list(account).map(({ id, addedAt, usedAt }) => ({
          deviceId: id,
          addedAt: at(addedAt),
          usedAt: at(usedAt),
          isThisOne: id === device,
        }));
        return answer(200, { items });
      },
    },
    {
      method: "POST",
      path: /^\/sign-in\/devices\/(?<deviceId>[\w-]{1,60})\/end$/,
      open: async ({ incoming, params }) => {
        const { account } = await mine(incoming);
        const { deviceId = "" } = params;
        return devices.end(deviceId, account) ? answer(200, { deviceId }) : refuse("not-found");
      },
    },
    {
      method: "POST",
      path: /^\/sign-in\/communities\/(?<community>[\w-]{1,63})\/people\/(?<personId>per_[a-z2-7]{20})\/end-devices$/,
      open: async ({ incoming, params }) => {
        const { subject } = await mine(incoming);
        const { community = "", personId = "" } = params;
        return answer(200, await desk.endOf(subject, community, personId, idempotencyKey(eventOf(incoming))));
      },
    },
  ];
};

const told = async (error: unknown, { headers, method }: Incoming, path: string, log: Log): Promise<Response> => {
  const language = headers["accept-language"];
  if (error instanceof ToldNo) return error.response;
  if (error instanceof Refusal) return refused({ code: error.code, detail: error.detail, path, language });
  const failure = failureOf(error);
  if (failure instanceof Busy) return refused({ code: "try-again", path, language });
  log.error("unexpected", { method, error: failure });
  if (failure instanceof Unwritable) return refused({ code: "try-again", path, language });
  return refused({ code: "unexpected", path, language });
};

/** Answers what is the issuer's, and nothing of what is not. */
export const signInDoors = (parts: Parts) => {
  const doors = doorsOf(parts);
  return async (incoming: Incoming, path: string): Promise<Response | undefined> => {
    if (!path.startsWith("/sign-in/")) return undefined;
    const language = incoming.headers["accept-language"];
    const here = doors.filter((door) => door.path.test(path));
    const door = here.find(({ method }) => method === incoming.method);
    if (here.length === 0) return refused({ code: "not-found", path, language });
    const allow = here.map(({ method }) => method).join(", ");
    if (!door) return refused({ code: "method-not-allowed", detail: { allow }, path, language, headers: { allow } });
    const params = { ...door.path.exec(path)?.groups };
    return door.open({ incoming, params }).catch((error) => told(error, incoming, path, parts.log));
  };
};
