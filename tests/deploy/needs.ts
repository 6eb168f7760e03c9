import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { here, root } from "./room.ts";

const leastPython = [3, 10] as const;
const requirements = `${here}requirements.txt`;
const venv = `${root}/node_modules/.cache/linli-deploy`;
const installed = `${venv}/requirements.txt`;

const isNewEnough = (command: string): boolean => {
  const { stdout, status } = spawnSync(command, ["--version"], { encoding: "utf8" });
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(status === 0 ? stdout : "")?.slice(1) ?? []).map(Number);
  return major > leastPython[0] || (major === leastPython[0] && minor >= leastPython[1]);
};

const pythons = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/** Debian's place and macOS's and Fedora's for the library that lets a process read another time. */
const libraries = (): string[] => {
  const debian = existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => `/usr/lib/${name}/faketime`) : [];
  return [...debian, "/usr/lib/faketime", "/usr/lib64/faketime", "/usr/local/lib/faketime"].map(
    (folder) => `${folder}/libfaketimeMT.so.1`,
  );
};

export const faketime = (): string | undefined => libraries().find((library) => existsSync(library));
export const python = `${venv}/bin/python`;

const firstOf = (commands: readonly string[]): string | undefined => commands.find(isNewEnough);

/** What this machine lacks for the run, one sentence each; none where it can be done. */
export const lacks = (): string[] => [
  ...(firstOf(pythons) ? [] : [`the emulator needs Python ${leastPython.join(".")} or later`]),
  ...(faketime() ? [] : ["journeys travel in time with libfaketime (Debian: apt-get install faketime)"]),
  ...(spawnSync("openssl", ["version"]).status === 0 ? [] : ["its certificate is made with openssl"]),
];

const done = (command: string, args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
};

/** Installs the emulator into its own folder, unless it is there as it should be. */
export const installEmulator = (): void => {
  if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(requirements, "utf8")) return;
  done(firstOf(pythons) ?? "python3", ["-m", "venv", "--clear", venv]);
  done(`${venv}/bin/pip`, [
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-compile",
    "--requirement",
    requirements,
  ]);
  copyFileSync(requirements, installed);
};

/** A certificate for this machine's loopback, valid at any time that a journey travels to. */
export const makeCertificate = ({ key, certificate }: { key: string; certificate: string }): void => {
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const files = ["-keyout", key, "-out", certificate];
  const { status, stderr } = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "36500", ...names, ...files],
    { encoding: "utf8", env: { ...process.env, LD_PRELOAD: faketime(), FAKETIME: "2000-01-01 00:00:00" } },
  );
  if (status !== 0) throw new Error(stderr);
};
