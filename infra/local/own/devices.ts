import { createHash, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { base32 } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { typedCode } from "#shared/people/codes.ts";
import { inTransaction } from "#shared/table/sqlite.ts";

/** A phone or computer that somebody signed in with: its public key, and whose it is. Times in milliseconds. */
export type Device = {
  readonly id: string;
  readonly publicKey: string;
  readonly account: string;
  readonly subject: string;
  readonly isOperator: boolean;
  readonly addedAt: number;
  readonly usedAt: number;
};

export type NewDevice = Omit<Device, "addedAt" | "usedAt"> & { readonly code: string };

const dayMilliseconds = 24 * 60 * 60_000;
/** A device that did not sign in for so long is signed out. */
const idleMilliseconds = 180 * dayMilliseconds;
const operatorCodeMilliseconds = 30 * dayMilliseconds;
/** Longer than any code of a slip lives. */
const usedCodeMilliseconds = 400 * dayMilliseconds;

const schema = `
  CREATE TABLE IF NOT EXISTS subjects (
    account TEXT PRIMARY KEY, subject TEXT NOT NULL, is_operator INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS devices (
    id TEXT PRIMARY KEY, public_key TEXT NOT NULL, account TEXT NOT NULL,
    added_at INTEGER NOT NULL, used_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS devices_account ON devices (account, id);
  CREATE TABLE IF NOT EXISTS used_codes (hash TEXT PRIMARY KEY, device TEXT NOT NULL, used_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS operator_codes (hash TEXT PRIMARY KEY, made_at INTEGER NOT NULL) WITHOUT ROWID;
`;

const codeLength = 26;
const hashOf = (code: string): string =>
  createHash("sha256")
    .update(typedCode(code) ?? code)
    .digest("hex");

const deviceOf = (row: Record<string, unknown>): Device => ({
  id: String(row.id),
  publicKey: String(row.public_key),
  account: String(row.account),
  subject: String(row.subject),
  isOperator: row.is_operator === 1,
  addedAt: Number(row.added_at),
  usedAt: Number(row.used_at),
});

const selectDevice = "SELECT * FROM devices JOIN subjects USING (account)";

/** The devices of a home that signs people in itself, kept beside its items. `now` in milliseconds. */
export const openDevices = (database: DatabaseSync, now: () => number) => {
  database.exec(schema);
  const one = database.prepare(`${selectDevice} WHERE id = ? AND used_at > ?`);
  const ofAccount = database.prepare(`${selectDevice} WHERE account = ? AND used_at > ? ORDER BY added_at`);
  const subject = database.prepare("SELECT subject FROM subjects WHERE account = ?");
  const userOfCode = database.prepare("SELECT device FROM used_codes WHERE hash = ?");
  const touch = database.prepare("UPDATE devices SET used_at = ? WHERE id = ?");
  const removeOne = database.prepare("DELETE FROM devices WHERE id = ? AND account = ?");
  const removeAll = database.prepare("DELETE FROM devices WHERE account = ?");
  const oldest = (): number => now() - idleMilliseconds;

  const insert = ({ id, publicKey, account, subject: name, isOperator, code }: NewDevice): void => {
    const at = now();
    database.prepare("INSERT OR IGNORE INTO used_codes VALUES (?, ?, ?)").run(hashOf(code), id, at);
    database.prepare("INSERT OR IGNORE INTO subjects VALUES (?, ?, ?)").run(account, name, isOperator ? 1 : 0);
    const upsert = "INSERT INTO devices VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET used_at = excluded.used_at";
    database.prepare(upsert).run(id, publicKey, account, at, at);
    database.prepare("DELETE FROM operator_codes WHERE hash = ?").run(hashOf(code));
    database.prepare("DELETE FROM devices WHERE used_at <= ?").run(oldest());
    database.prepare("DELETE FROM used_codes WHERE used_at <= ?").run(at - usedCodeMilliseconds);
  };

  /** Refuses `code-invalid` for a code by which another device signed in: one code, one device. */
  const mustBeUnused = (code: string, id: string): void => {
    const user = userOfCode.get(hashOf(code));
    if (user && user.device !== id) refuse("code-invalid");
  };

  return {
    mustBeUnused,
    find: (id: string): Device | undefined => {
      const row = one.get(id, oldest());
      return row && deviceOf(row);
    },
    list: (account: string): Device[] => ofAccount.all(account, oldest()).map(deviceOf),
    subjectOf: (account: string): string | undefined => subject.get(account)?.subject as string | undefined,
    /** Adds a device, or finds it there; its code opens nothing for another one from now on. */
    add: (device: NewDevice): void => {
      inTransaction(database, () => {
        mustBeUnused(device.code, device.id);
        insert(device);
      });
    },
    touch: (id: string): void => void touch.run(now(), id),
    end: (id: string, account: string): boolean => removeOne.run(id, account).changes === 1,
    endAll: (account: string): number => Number(removeAll.run(account).changes),

    operators: (): string[] =>
      database
        .prepare("SELECT account FROM subjects WHERE is_operator = 1")
        .all()
        .map(({ account }) => String(account)),
    isOperatorCode: (code: string): boolean =>
      database
        .prepare("SELECT 1 FROM operator_codes WHERE hash = ? AND made_at > ?")
        .get(hashOf(code), now() - operatorCodeMilliseconds) !== undefined,
    /** A code by which one more operator signs in, within 30 days. Only its hash is kept: it is shown once. */
    newOperatorCode: (): string => {
      const code = base32(randomBytes(codeLength), codeLength);
      database.prepare("INSERT INTO operator_codes VALUES (?, ?)").run(hashOf(code), now());
      return code;
    },
    /** Whether a code for an operator was ever made here. */
    hasHadOperatorCode: (): boolean =>
      database.prepare("SELECT 1 FROM operator_codes UNION ALL SELECT 1 FROM subjects WHERE is_operator = 1").get() !==
      undefined,
    /** Signs every operator out, and forgets codes that wait; answers how many devices it were. */
    endOperators: (): number => {
      database.exec("DELETE FROM operator_codes");
      const remove = "DELETE FROM devices WHERE account IN (SELECT account FROM subjects WHERE is_operator = 1)";
      return Number(database.prepare(remove).run().changes);
    },
  };
};

export type Devices = ReturnType<typeof openDevices>;
