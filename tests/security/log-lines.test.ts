import { Logger } from "@aws-lambda-powertools/logger";
import { beforeAll, describe, expect, it } from "vitest";
import { structuredLog } from "#shared/aws.ts";
import { ConditionFailed } from "#shared/table/table.ts";
import { filingOf, inYangguang } from "../town/cases.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const canaries = ["金丝雀甲", "13800138000", "canary@linli.example", "金丝雀楼下漏水"];
const mostAttempts = 5;
const minutesOfRetries = 5;

type Line = Readonly<Record<string, unknown>>;

describe("the lines of a log on AWS", () => {
  const written: string[] = [];
  const ground = onSqlite();
  let isBroken = false;
  let town: Town;

  /** A store whose commits fail as no rule foresees, and hand back the item they met. */
  const breaking = {
    ...ground.table,
    commit: async (writes: Parameters<typeof ground.table.commit>[0]) => {
      const item = { partition: "C#x#CASE#y", sort: "STATE", state: { name: canaries[0] ?? "", words: canaries } };
      if (isBroken) throw new ConditionFailed([{ index: 7, item }]);
      return ground.table.commit(writes);
    },
  };

  beforeAll(async () => {
    const logger = new Logger({ serviceName: "mediation" });
    const write = (text: string): void => void written.push(text);
    // The logger's own console, which writes to the process; the lines are the logger's.
    Object.assign(logger, { console: { info: write, error: write } });
    const log = structuredLog(logger);
    town = await openTown({ on: { ...ground, table: breaking }, log });
    const sun = await town.as("sun");
    const filing = await filingOf(town, inYangguang);
    const [first, ...others] = filing.disputants;
    const disputants = [{ ...first, name: canaries[0] }, ...others, { name: canaries[2] }];
    const place = { ...filing.place, spot: canaries[3] };
    const body = { ...filing, place, disputants } as typeof filing;
    const { caseId, disputants: named } = (await sun.fileCase({ body })).body.case;
    const params = { caseId };
    const disputantId = named[0]?.disputantId ?? "";
    await sun.raiseDemand({ params, body: { disputantId, text: canaries.join(" ") } });
    await sun.raiseDemand({ params, body: { disputantId: "nobody", text: canaries.join(" ") } }).catch(() => {});
    isBroken = true;
    await sun.raiseDemand({ params, body: { disputantId, text: "x" } }).catch(() => {});
    town.clock.advance(121);
    for (let minute = 0; minute <= minutesOfRetries; minute += 1) {
      await town.drain();
      town.clock.advance(1);
    }
  });

  const lines = (): Line[] => written.map((text) => JSON.parse(text) as Line);
  const linesThat = (message: string): Line[] => lines().filter((line) => line.message === message);

  it("are JSON, each with the request's id, and of a community's request its community and the role", () => {
    const requests = linesThat("request");
    expect(requests.length).toBeGreaterThan(4);
    for (const line of requests)
      expect(line).toMatchObject({ requestId: expect.any(String), status: expect.any(Number) });
    const filed = requests.find(({ operation }) => operation === "fileCase");
    expect(filed).toMatchObject({ community: "yangguang-huayuan", role: "mediator", status: 201 });
  });

  it("name who read what the law restricts, for whom and of what; and nobody of any other request", async () => {
    const sun = await town.as("sun");
    const { items } = (await sun.listCases({ query: { status: "reported" } })).body;
    await sun.getCase({ params: { caseId: items[0]?.caseId ?? "" } });
    const read = linesThat("request").filter(({ reader }) => reader !== undefined);
    const told = { reader: await town.idOf("sun"), role: "mediator", status: 200 };
    expect(read).toMatchObject([
      { operation: "listCases", of: [], ...told },
      { operation: "getCase", of: [items[0]?.caseId], ...told },
    ]);
  });

  it("tell a bug by its name, message and stack, and a reaction that failed by its fact", () => {
    expect(linesThat("unexpected")).toMatchObject([
      { level: "ERROR", requestId: expect.any(String), error: { name: "ConditionFailed", stack: expect.any(String) } },
    ]);
    const failed = linesThat("reaction failed");
    const flagging = failed.filter(({ reaction }) => reaction === "mediation-flag-late-when-first-contact-due");
    expect(flagging).toHaveLength(mostAttempts);
    for (const line of failed)
      expect(line).toMatchObject({
        reaction: expect.stringMatching(/^(mediation|messages)-[a-z-]+$/),
        community: "yangguang-huayuan",
        role: "system",
        requestId: expect.any(String),
        event: expect.any(String),
      });
  });

  it("tell no name, phone, mail or word of anybody, also where an error carries them", () => {
    const text = written.join("");
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
    expect(text).not.toContain("孙会长");
    expect(text).not.toMatch(/eyJ|\/v1\//);
  });
});
