import { fileURLToPath } from "node:url";

/** Where one run keeps its files: certificate, clocks, stage files, what was synthesized, and the emulator's log. */
export const filesOf = (room: string) => ({
  key: `${room}/key.pem`,
  certificate: `${room}/certificate.pem`,
  /** A file for each stage with the time that its functions read. */
  clocks: `${room}/clocks`,
  /** First on the emulator's PATH. */
  bin: `${room}/bin`,
  temporary: `${room}/temporary`,
  log: `${room}/emulator.log`,
  /** A line for each call of an API that the emulator heard. */
  calls: `${room}/calls`,
});

/** This checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const here = fileURLToPath(new URL("./", import.meta.url));

/** The room of this run; `tests/deploy/run.ts` makes it. */
export const room = (): string => {
  const named = process.env.LINLI_DEPLOY_ROOM;
  if (!named) throw new Error("run it by `npm run test:deploy`");
  return named;
};

export const account = "210987654321";
export const region = "eu-west-1";
