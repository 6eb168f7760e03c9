import { Refusal } from "#shared/domain/refusal.ts";

/** What an attempt is refused with: its code, and the first wrong field if one is named. */
export const refusalOf = (attempt: () => unknown): readonly unknown[] => {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors, ...members } = error.detail;
    return [error.code, errors?.[0] ?? members];
  }
  return ["not refused"];
};

export const wrongField = (pointer: string, code: string) => ["invalid", { pointer, code }];
