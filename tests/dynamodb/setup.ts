import { afterAll } from "vitest";
import { stopEmulator } from "./emulator.ts";

afterAll(stopEmulator);
