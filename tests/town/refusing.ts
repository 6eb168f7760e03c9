import { expect } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Ground, Town } from "./town.ts";

/** A problem about one field. */
export const field = (pointer: string, code: string) => ({ status: 400, code: "invalid", errors: [{ pointer, code }] });

/** A problem with a code of its own, about one field. */
export const blaming = (pointer: string, code: string, status = 409) => ({ status, code, errors: [{ pointer, code }] });

export const wrongState = (state: string) => ({ status: 409, code: "wrong-state", state });

/** Expects that an attempt is refused as a problem, and that nothing at all is written. */
export const refusing = (ground: Ground, community: string) => {
  const rows = ground.database.prepare("SELECT item FROM items ORDER BY partition, sort");
  const everything = (): string => digest(rows.all().map(({ item }) => String(item)));
  return async (town: Town, persona: string, attempt: (client: Neighbour) => Promise<unknown>, problem: object) => {
    const client = await town.as(persona, community);
    const before = everything();
    await expect(attempt(client)).rejects.toMatchObject({ problem });
    expect(everything()).toBe(before);
  };
};
