import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { frontEnd } from "../client/project.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { launch, type Visit, visit } from "./chromium.ts";

/** A front end as its people write it: what happens in it is told by `run`. */
const program = `
import { client, itemsOf, ProblemError } from "linli-client";
import { mediation } from "linli-client/mediation";
import { meetings } from "linli-client/meetings";

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const as = (options) => client({ ...mediation, ...meetings }, options);
const traced = (request) => {
  request.headers.set("traceparent", traceparent);
  return fetch(request);
};

const steps = {
  async reads(options) {
    const linli = as(options);
    const { body } = await linli.listCases({ query: { status: "resolved" } });
    const params = { caseId: body.items[0].caseId };
    const before = await linli.getCase({ params });
    const again = await linli.getCase({ params, held: before });
    return { version: before.version, isSame: again === before };
  },
  async raises(options) {
    const linli = as({ ...options, send: traced });
    const body = { title: "快递柜占用通道", description: "晚高峰过不去人" };
    const first = await linli.raiseIssue({ body, idempotencyKey: options.key });
    const repeated = await linli.raiseIssue({ body, idempotencyKey: options.key });
    const another = await linli.raiseIssue({ body });
    const listed = [];
    for await (const { issueId } of itemsOf(linli.listIssues, { query: { status: "candidate", limit: 1 } })) listed.push(issueId);
    return {
      listed,
      status: first.status,
      language: first.headers.get("content-language"),
      replayed: repeated.headers.get("idempotent-replayed"),
      ids: [first, repeated, another].map((reply) => reply.body.issue.issueId),
    };
  },
  async refused(options) {
    const problemOf = (call) => call.then(() => "none", (error) => error instanceof ProblemError ? error.problem : String(error));
    const params = { caseId: "cas_aaaaaaaaaaaaaaaaaaaa" };
    return [
      await problemOf(as({ ...options, token: undefined }).listCases()),
      await problemOf(as(options).getCase({ params })),
      await problemOf(as(options).raiseIssue({ body: { title: "", description: "x" } })),
    ];
  },
  document: async ({ baseUrl }) => (await (await fetch(baseUrl + "/docs/openapi.json")).json()).openapi,
};
globalThis.run = (step, { token, ...options }) => steps[step]({ ...options, token: async () => token });
`;

/** The front end's own server: its page comes from another origin than the API. */
const serveFrontEnd = async (script: string): Promise<Server> => {
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", url === "/page.js" ? "text/javascript" : "text/html");
    response.end(url === "/page.js" ? script : page);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
};

describe("the client in a browser, on a page of another origin than the home", () => {
  let home: Awaited<ReturnType<typeof startProcess>>;
  let server: Server;
  let browser: Browser;
  let here: Visit;
  beforeAll(async () => {
    const project = await frontEnd();
    server = await serveFrontEnd(project.bundle(program));
    home = await startProcess(temporaryFolder(), ["--port", "19177"]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
    await end(home.child, "SIGINT");
  });
  beforeEach(async () => {
    here = await visit(browser);
    await here.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return () => here.context.close();
  });

  const run = (step: string, persona: string, more: object = {}) => {
    const { community, token } = home.block.personas.find((each) => each.persona === persona) ?? {};
    const options = { baseUrl: home.block.api.replace(/\/v1$/, ""), community, token, language: "en", ...more };
    return here.page.evaluate(`run(${JSON.stringify(step)}, ${JSON.stringify(options)})`);
  };

  it("reads with a token, and knows what did not change", async () => {
    const statuses: number[] = [];
    here.page.on("response", (response) => statuses.push(response.status()));
    expect(await run("reads", "zhao")).toEqual({ version: expect.any(Number), isSame: true });
    expect(statuses).toContain(304);
    expect(here.errors).toEqual([]);
  });

  it("changes something once for each key, with a trace of its own, and finds it over the pages of a list", async () => {
    const traces = new Set<string | undefined>();
    here.page.on("request", (request) => {
      if (request.method() === "POST") traces.add(request.headers().traceparent);
    });
    const { status, language, replayed, ids, listed } = (await run("raises", "seat-residents", { key: "first" })) as {
      status: number;
      language: string;
      replayed: string;
      ids: string[];
      listed: string[];
    };
    expect([status, language, replayed]).toEqual([201, "en", "true"]);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(listed).toEqual(expect.arrayContaining(ids));
    expect(new Set(listed).size).toBe(listed.length);
    expect([...traces]).toEqual([expect.stringMatching(/^00-0af7/)]);
  });

  it("tells each no as its problem", async () => {
    expect(await run("refused", "seat-residents")).toMatchObject([
      { status: 401, code: "unauthenticated" },
      { status: 404, code: "not-found", requestId: expect.any(String) },
      { status: 400, code: "invalid", errors: [{ pointer: "/title" }] },
    ]);
  });

  it("may read the API's document", async () => {
    expect(await run("document", "zhao")).toBe("3.1.0");
    expect(here.errors).toEqual([]);
  });
});
