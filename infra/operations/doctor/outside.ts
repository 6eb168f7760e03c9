import { createServer } from "node:net";
import { verifyTokensOf } from "#infra/local/issuer.ts";
import { originsIn } from "#infra/local/origins.ts";
import { type Finding, ill, well } from "./finding.ts";

const patienceMilliseconds = 3000;
const slowMilliseconds = 1500;
const mostDrift = 60_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const server = createServer().once("error", () => settle(false));
    server.listen(port, "127.0.0.1", () => server.close(() => settle(true)));
  });

const answers = async (port: number): Promise<boolean> => {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const response = await fetch(`http://127.0.0.1:${port}/docs/openapi.json`, { signal }).catch(() => undefined);
  return response?.ok === true;
};

/** What is at a port; `isRunning` is undefined where no home is known that could be there. */
export const portAt = async (port: number, isRunning?: boolean): Promise<Finding> => {
  const isHere = await answers(port);
  if (isRunning !== false && isHere) return well("port", `a home answers on ${port}`);
  if (isRunning)
    return ill(
      "port",
      `a home runs on this data, and none answers on ${port}`,
      "name its port with --port, or start it again",
    );
  if (isHere) return ill("port", `${port} is taken by a home of other data`, "stop it, or name another with --port");
  return (await isFree(port))
    ? well("port", `${port} is free`)
    : ill("port", `${port} is taken by something else`, "stop that, or name another with --port");
};

/** Whether the issuer answers, in time for a gateway, and agrees about what time it is. */
export const issuerAt = async (issuer: string): Promise<Finding> => {
  const began = performance.now();
  await verifyTokensOf(issuer, []);
  const took = Math.round(performance.now() - began);
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const told = await fetch(issuer, { method: "HEAD", signal }).catch(() => undefined);
  const drift = Date.now() - Date.parse(told?.headers.get("date") ?? new Date().toUTCString());
  if (Math.abs(drift) > mostDrift)
    return ill(
      "issuer",
      `its clock and this one are ${Math.round(drift / 1000)} s apart`,
      "set the clock (timedatectl set-ntp true)",
    );
  const pace = `${issuer} answers in ${took} ms`;
  return took > slowMilliseconds
    ? ill("issuer", pace, "look at the way to it: sign-ins are as slow")
    : well("issuer", pace);
};

export const originBy = (given: string | undefined): Finding =>
  well("address", originsIn(given).origin("of this machine only"));
