import type { Role } from "#shared/domain/roles.ts";

/** Who an operation is for. Written by hand: what the route tables say is compared with it, never copied. */
export type Expected = readonly Role[] | "member" | "signed-in" | "operator" | "code" | "public";
