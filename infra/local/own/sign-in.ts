import { randomBytes } from "node:crypto";
import * as z from "zod";
import { base32 } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { codeOf } from "#shared/people/codes.ts";
import { accountOf } from "#shared/people/membership.ts";
import { communityScope } from "#shared/table/scope.ts";
import type { World } from "#shared/world.ts";
import { deviceIdOf, isSigned, type openChallenges, PublicKey } from "./challenges.ts";
import type { Device, Devices } from "./devices.ts";

/** The issuer of a home's own tokens: a name, not an address, so people stay themselves under any address. */
export const ownIssuer = "https://own.linli.invalid";

const Slip = z.strictObject({
  community: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
  personId: z.string().regex(/^per_[a-z2-7]{20}$/),
  code: z.string().min(1).max(60),
});
type Slip = z.infer<typeof Slip>;

const signing = { challenge: z.string().max(200), signature: z.string().max(200) };

/** A device asks to be somebody's: by the code of their slip, or as an operator's by the code that the home printed. */
export const AddDevice = z
  .strictObject({
    publicKey: PublicKey,
    ...signing,
    slip: Slip.optional(),
    operatorCode: z.string().min(1).max(60).optional(),
  })
  .refine(({ slip, operatorCode }) => (slip === undefined) !== (operatorCode === undefined), { path: ["slip"] });

export const AskToken = z.strictObject({ deviceId: z.string().max(60), ...signing });

type Signed = { readonly challenge: string; readonly signature: string };

/** The API said no: the answer as it was told. */
export class ToldNo extends Error {
  override readonly name = "ToldNo";
  readonly response: Response;
  constructor(response: Response) {
    super(`the API answered ${response.status}`);
    this.response = response;
  }
}

/** Asks an operation of the API as somebody, under an Idempotency-Key; its "no" is thrown as {@link ToldNo}. */
export type Ask = (subject: string, path: string, body: object, key: string) => Promise<unknown>;

type Parts = {
  readonly world: Pick<World, "table" | "region" | "codeKey">;
  readonly devices: Devices;
  readonly challenges: ReturnType<typeof openChallenges>;
  readonly ask: Ask;
  /** Told of each account that is an operator's from now on. */
  readonly onOperator: (account: string) => void;
};

const State = z.object({ account: z.string().optional() });

const accountAs = (subject: string): string => accountOf({ issuer: ownIssuer, subject });

/** Signs people in by the code of their slip and a key that never leaves their device. */
export const signInDesk = ({ world, devices, challenges, ask, onOperator }: Parts) => {
  const mustBeSigned = async (key: PublicKey, { challenge, signature }: Signed): Promise<void> => {
    if (!(await isSigned(key, challenge, signature))) return refuse("unauthenticated");
    if (!challenges.spend(challenge)) return refuse("unauthenticated");
  };

  const accountIn = async ({ community, personId }: Slip): Promise<string | undefined> => {
    const scope = communityScope(world.region, community);
    const item = await world.table.get(scope.key(["PERSON", personId], "STATE"));
    return item && State.parse(item.state).account;
  };

  /**
   * Who a slip's holder is to the issuer: the one the record is bound to already, the device's, or one that the same
   * record always gives, so that a crash between two steps leaves nobody outside.
   */
  const subjectBy = async (slip: Slip, known: Device | undefined): Promise<string> => {
    const account = await accountIn(slip);
    const own = codeOf(world.codeKey, `${slip.community} ${slip.personId}`, "subject");
    if (account === undefined) return known?.subject ?? own;
    if (account === accountAs(own)) return own;
    return devices.subjectOf(account) ?? refuse("code-invalid");
  };

  const bySlip = async (slip: Slip, id: string, known: Device | undefined): Promise<string> => {
    devices.mustBeUnused(slip.code, id);
    const subject = await subjectBy(slip, known);
    if (known && known.subject !== subject) return refuseField("/publicKey", "key-of-another");
    const { community, personId, code } = slip;
    await ask(subject, `/v1/communities/${community}/communities/people/claim`, { personId, code }, id);
    return subject;
  };

  const byOperatorCode = (code: string, known: Device | undefined): string => {
    if (known?.isOperator) return known.subject;
    if (known) return refuseField("/publicKey", "key-of-another");
    return devices.isOperatorCode(code) ? `operator-${base32(randomBytes(20), 26)}` : refuse("code-invalid");
  };

  /** A device of a person, or of an operator, from now on. Asked again by the same device it changes nothing. */
  const add = async ({ publicKey, slip, operatorCode, ...signature }: z.output<typeof AddDevice>): Promise<Device> => {
    await mustBeSigned(publicKey, signature);
    const id = await deviceIdOf(publicKey);
    const known = devices.find(id);
    const subject = slip ? await bySlip(slip, id, known) : byOperatorCode(operatorCode ?? "", known);
    const account = accountAs(subject);
    const code = slip?.code ?? operatorCode ?? "";
    const isOperator = slip === undefined;
    devices.add({ id, publicKey: JSON.stringify(publicKey), account, subject, isOperator, code });
    if (isOperator) onOperator(account);
    return devices.find(id) ?? refuse("code-invalid");
  };

  /** The device behind a signed challenge. */
  const known = async ({ deviceId, ...signature }: z.output<typeof AskToken>): Promise<Device> => {
    const device = devices.find(deviceId) ?? refuse("unauthenticated");
    await mustBeSigned(PublicKey.parse(JSON.parse(device.publicKey)), signature);
    devices.touch(deviceId);
    return device;
  };

  /** Every device of a person is signed out; who may print their code may do so, and gets a new code for them. */
  const endOf = async (staff: string, community: string, personId: string, key: string) => {
    const path = `/v1/communities/${community}/communities/people/${personId}/issue-claim-code`;
    const issued = await ask(staff, path, {}, key);
    const account = await accountIn({ community, personId, code: "" });
    return { ...(issued as object), ended: account === undefined ? 0 : devices.endAll(account) };
  };

  return { add, known, endOf };
};
