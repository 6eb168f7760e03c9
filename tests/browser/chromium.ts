import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of this machine: the one that `CHROMIUM` names, or the first where one usually is. */
export const browserHere = (): string | undefined =>
  [process.env.CHROMIUM ?? [], places].flat().find((path) => existsSync(path));

/** Who is root has no sandbox to give it. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserHere() ?? "",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

/** For what hangs: what a busy machine makes slow is not wrong. */
const hang = 300_000;

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page was not allowed to do, and what else its console calls an error. */
  readonly errors: readonly string[];
  /** What it asked of another machine. */
  readonly elsewhere: readonly string[];
};

/** A page that reaches nothing but this machine. */
export const visit = async (browser: Browser, { locale = "en-US" } = {}): Promise<Visit> => {
  const context = await browser.newContext({ locale });
  context.setDefaultTimeout(hang);
  const [errors, elsewhere]: [string[], string[]] = [[], []];
  await context.route(
    ({ hostname }) => hostname !== "127.0.0.1",
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return { page, context, errors, elsewhere };
};
