import type { Plant } from "../scenario.ts";
export const plants: Readonly<Record<string, Plant>> = {};
