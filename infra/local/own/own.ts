import type { Log } from "#shared/observe.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import { claimsIn, type Verify } from "../gateway.ts";
import type { Incoming } from "../gateway-event.ts";
import type { Home } from "../home.ts";
import { type IssuerKey, signed, verifyOwnTokens } from "../issuer.ts";
import { openChallenges } from "./challenges.ts";
import { type Device, openDevices } from "./devices.ts";
import { signInDoors, tokenMinutes } from "./doors.ts";
import { type Ask, ownIssuer, signInDesk, ToldNo } from "./sign-in.ts";

type Ground = { readonly store: SqliteStore; readonly key: IssuerKey; readonly log: Log };

/** Asks the API as the issuer: it vouches for whom it asks. */
const asking =
  ({ gateway }: Home): Ask =>
  async (subject, path, body, key) => {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const request = new Request(`http://linli${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const response = await gateway.send(request, { iss: ownIssuer, sub: subject });
    if (!response.ok) throw new ToldNo(response);
    return response.json();
  };

/** The issuer of a home of one's own: it knows devices by their keys, and gives each short tokens. */
export const openOwn = ({ store, key, log }: Ground) => {
  const devices = openDevices(store.database, Date.now);
  const challenges = openChallenges(Date.now);
  const operators = new Set(devices.operators());
  const isSigned = verifyOwnTokens(ownIssuer, key, () => new Date());

  /** A token is good only as long as its device is signed in. */
  const verify: Verify = async (token) => {
    const claims = await isSigned(token);
    const device = claims && devices.find(String(claims.device));
    return device?.subject === claims?.sub ? claims : undefined;
  };

  const tokenFor = ({ id, subject }: Device): Promise<string> =>
    signed(key, { issuer: ownIssuer, subject, now: new Date(), minutes: tokenMinutes, claims: { device: id } });

  const doorOf = (home: Home) => {
    const onOperator = (account: string): void => void operators.add(account);
    const desk = signInDesk({ world: home.world, devices, challenges, ask: asking(home), onOperator });
    const bearer = (incoming: Incoming) => claimsIn(incoming, verify);
    return signInDoors({ desk, devices, challenge: challenges.make, tokenFor, claimsIn: bearer, log });
  };

  const operatorCode = devices.hasHadOperatorCode() ? undefined : devices.newOperatorCode();
  return { verify, operators, issuer: { name: ownIssuer, key }, doorOf, operatorCode };
};
