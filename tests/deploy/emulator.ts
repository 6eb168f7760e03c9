import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { faketime, python } from "./needs.ts";
import { account, filesOf, region } from "./room.ts";

/**
 * The `node` that functions run in: they read the time of their stage, which stands still until a journey moves it,
 * and name themselves in what they ask. The emulator itself keeps the time of the real world.
 */
const wrapper = (clocks: string): string => `#!/bin/sh
stage=$(echo "$AWS_LAMBDA_FUNCTION_NAME" | cut -d- -f2)
export TZ=UTC LD_PRELOAD='${faketime()}' FAKETIME_TIMESTAMP_FILE="${clocks}/$stage"
export FAKETIME_NO_CACHE=1 DONT_FAKE_MONOTONIC=1 AWS_SDK_UA_APP_ID="$AWS_LAMBDA_FUNCTION_NAME"
exec '${process.execPath}' "$@"
`;

/**
 * MiniStack as it is, but for two things. It takes a signature of any time, since a function that travels signs in the
 * time it has travelled to: left to notice, the SDK tries again in the right time, but only 35 requests at once. And
 * what it would record as CloudTrail goes into a file, a line a call.
 */
const program = `
import json, os
from ministack.core import sigv4
from ministack.services import cloudtrail

sigv4.request_time_failure = lambda signature: None
calls = open(os.environ["LINLI_CALLS"], "a", buffering=1)

def record(service, event_name, user_agent, request_params, **_):
    parts = [part for item in request_params.get("TransactItems", []) for part in item]
    told = {"by": user_agent, "service": service, "action": event_name, "parts": parts}
    calls.write(json.dumps({**told, "index": request_params.get("IndexName")}) + "\\n")

cloudtrail.record_event = record
from ministack.app import main
main()
`;

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });

const environmentOf = (port: number, { key, certificate, bin, temporary, calls }: ReturnType<typeof filesOf>) => ({
  PATH: `${bin}:${process.env.PATH}`,
  HOME: temporary,
  TMPDIR: temporary,
  BIND_HOST: "127.0.0.1",
  GATEWAY_PORT: String(port),
  MINISTACK_HOST: "localhost",
  MINISTACK_REGION: region,
  MINISTACK_ACCOUNT_ID: account,
  IOT_MTLS_ENABLED: "0",
  SFTP_ENABLED: "0",
  CLOUDTRAIL_RECORDING: "1",
  LINLI_CALLS: calls,
  LAMBDA_EXECUTOR: "local",
  LAMBDA_WARM_TTL_SECONDS: "60",
  AUTH: "true",
  USE_SSL: "1",
  MINISTACK_SSL_CERT: certificate,
  MINISTACK_SSL_KEY: key,
  SSL_CERT_FILE: certificate,
  NODE_EXTRA_CA_CERTS: certificate,
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
});

const isUp = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/_ministack/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Starts MiniStack on loopback, with TLS and with IAM enforced; its log is a file of the room. */
export const startEmulator = async (room: string) => {
  const files = filesOf(room);
  for (const folder of [files.bin, files.clocks, files.temporary]) mkdirSync(folder, { recursive: true });
  writeFileSync(`${files.bin}/node`, wrapper(files.clocks));
  chmodSync(`${files.bin}/node`, 0o755);
  const port = await freePort();
  const endpoint = `https://localhost:${port}`;
  const log = openSync(files.log, "a");
  const child = spawn(python, ["-c", program], {
    env: environmentOf(port, files),
    cwd: files.temporary,
    stdio: ["ignore", log, log],
    detached: true,
  });
  const gone = new Promise<void>((ended) => child.once("exit", () => ended()));
  // Its functions' processes are of its group.
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {}
  };
  process.once("exit", () => kill("SIGKILL"));
  for (let tried = 0; tried < 300 && child.exitCode === null && !(await isUp(endpoint)); tried += 1) await pause(100);
  if (!(await isUp(endpoint))) throw new Error(`the emulator did not start: ${files.log}`);
  const stop = async (): Promise<void> => {
    kill("SIGTERM");
    await Promise.race([gone, pause(5000)]);
    kill("SIGKILL");
  };
  return { endpoint, stop };
};
