import type { Instant } from "#shared/domain/dates.ts";
import type { Send } from "#shared/http/client.ts";
import type { Log } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { settableClock } from "../../clock.ts";
import { doors } from "../../doors.ts";
import { openHome } from "../../home.ts";
import { makeIssuerKey } from "../../issuer.ts";
import { defaultPort } from "../../options.ts";
import { originsIn } from "../../origins.ts";
import { type Introduction, newDeviceKey, openDevice } from "../../own/device.ts";
import { openOwn } from "../../own/own.ts";
import { serve } from "../../server.ts";
import { printed, Surprise, type Teller, tellerOn } from "../teller.ts";

/** What the first month is told by: who it names came in by the code that they were handed. */
export type Newcomers = Teller & {
  /** The code that the home shows its first operator. */
  readonly operatorCode: string;
  /** Somebody signs in, on a device with a key of its own. */
  readonly signIn: (name: string, introduction: Introduction) => Promise<void>;
  /** Sends a file in somebody's name. */
  readonly upload: (name: string, path: string, file: string) => Promise<unknown>;
};

export type Month = { readonly print: (line: string) => void; readonly log: Log };

type Guest = { readonly token: string; readonly community: string; readonly personId?: string };

/** An empty home: nobody is known. The story sets its clock, and devices have the real one. */
const openEmpty = async (start: Instant, log: Log) => {
  const clock = settableClock(start);
  const store = sqliteStore(":memory:");
  const own = openOwn({ store, key: await makeIssuerKey(), log });
  const { verify, operators, operatorCode = "" } = own;
  const home = openHome({ store, clock: clock.now, verify, log, operators, codeKey: "the first month's own" });
  const identity = { ...own, personas: async () => [] };
  const { port, close } = await serve(doors(home, identity, originsIn()), defaultPort);
  const end = async (): Promise<void> => {
    await close();
    home.close();
  };
  return { clock, operatorCode, drain: home.host.drain, origin: `http://127.0.0.1:${port}`, end };
};

/** Serves an empty home of one's own on loopback, and tells by it: whatever is asked is asked over HTTP. */
export const openOwnHome = async (start: Instant, { print, log }: Month) => {
  const { clock, operatorCode, drain, origin, end } = await openEmpty(start, log);
  const guests = new Map<string, Guest>();

  const signed =
    (name: string): Send =>
    async (request) => {
      const guest = guests.get(name);
      if (guest) request.headers.set("authorization", `Bearer ${guest.token}`);
      return fetch(request);
    };

  const signIn = async (name: string, introduction: Introduction): Promise<void> => {
    const device = openDevice(origin, await newDeviceKey(), printed({ clock, print }, name, fetch));
    const { token } = await device.introduce(introduction);
    const { community = "", personId } = "slip" in introduction ? introduction.slip : {};
    guests.set(name, { token, community, ...(personId && { personId }) });
  };

  const idOf = async (name: string): Promise<string> => {
    const { personId } = guests.get(name) ?? {};
    if (!personId) throw new Surprise(`nobody was told the id of ${name}`);
    return personId;
  };

  const known = (name: string) => ({ name, community: guests.get(name)?.community ?? "" });

  const upload = async (name: string, path: string, file: string): Promise<unknown> => {
    const headers = { "content-type": "text/csv", "idempotency-key": `upload of ${path}` };
    const url = `${origin}/v1/communities/${known(name).community}${path}`;
    const send = printed({ clock, print }, name, signed(name));
    return (await send(new Request(url, { method: "POST", headers, body: file }))).json();
  };

  const teller = tellerOn({ clock, print, drain, idOf, known, signed, baseUrl: origin });
  return { newcomers: { ...teller, operatorCode, signIn, upload } satisfies Newcomers, end };
};
