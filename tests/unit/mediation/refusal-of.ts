import { Refusal } from "#shared/domain/refusal.ts";

/** The code of a refusal, or of the field that it blames. */
export const refusalOf = (attempt: () => unknown): unknown => {
  try {
    attempt();
    return "done";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first] = error.detail.errors ?? [];
    if (!first || error.code !== "invalid") return error.code;
    return `${"pointer" in first ? first.pointer : ""} ${first.code}`;
  }
};
