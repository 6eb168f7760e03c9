import { readFileSync } from "node:fs";
import { filesOf, room } from "../room.ts";
import type { Right } from "./granted.ts";

type Call = {
  readonly by: string;
  readonly service: string;
  readonly action: string;
  /** What a transaction is made of. */
  readonly parts: readonly string[];
  readonly index: string | null;
};

const inTransaction: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

const rightsUsedBy = (name: string, { service, action, parts, index }: Call): Right[] => {
  const actions = action === "TransactWriteItems" ? parts.map((part) => inTransaction[part] ?? part) : [action];
  return actions.map((each) => ({ name, action: `${service}:${each}`, ...(index && { index }) }));
};

/** What the functions of a stage asked for, as the emulator heard it: each names itself in its requests. */
export const usedRights = (stage: string): Right[] => {
  const by = new RegExp(`\\bapp/linli-${stage}-([a-z-]+?)(?=-PT-|\\s|$)`);
  const lines = readFileSync(filesOf(room()).calls, "utf8").split("\n").filter(Boolean);
  return lines.flatMap((line) => {
    const call = JSON.parse(line) as Call;
    const name = by.exec(call.by)?.[1];
    return name ? rightsUsedBy(name, call) : [];
  });
};
