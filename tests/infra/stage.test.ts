import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { longestStageName } from "#infra/aws/name-limits.ts";
import { differences } from "#infra/aws/partitions.ts";
import { placeholdersIn } from "#infra/aws/placeholders.ts";
import { stageFiles, stageIn, stages } from "#infra/aws/stage.ts";

const file = (name: string): string =>
  readFileSync(new URL(`../../infra/aws/stages/${name}.json`, import.meta.url), "utf8");

const secretOf = (region: string): string => `arn:aws:secretsmanager:${region}:123456789012:secret:linli-smtp-AbCdEf`;

const changed = (name: string, change: object): string => JSON.stringify({ ...JSON.parse(file(name)), ...change });

describe("a stage of China", () => {
  it.each([
    [{ runtime: "nodejs24.x" }, "nodejs24.x"],
    [{ architecture: "arm64" }, "arm64"],
    [{ switches: { archive: true, encryptedBus: true } }, "under a customer key"],
    [{ messages: { gateways: ["*"] } }, "Gateways in any country"],
    [{ issuer: "https://cognito-idp.cn-north-1.amazonaws.com.cn/pool" }, "Cognito"],
  ])("is refused with the reason when it asks for %o", (change, reason) => {
    expect(() => stageIn(changed("china", change))).toThrow(new RegExp(`cn-north-1 \\(aws-cn\\) lacks .*${reason}`));
  });

  it("tells every reason at once", () => {
    const change = { runtime: "nodejs24.x", architecture: "arm64" };
    expect(() => stageIn(changed("china", change))).toThrow(/nodejs24\.x.*arm64/s);
  });

  it("asks for nothing that the table of differences says it lacks", () => {
    const stage = stageIn(file("china"));
    expect(differences.filter(({ isWanted }) => isWanted?.(stage))).toEqual([]);
  });
});

describe("a stage anywhere", () => {
  it("may ask in Ireland for what China lacks", () => {
    expect(stageIn(file("ireland"))).toMatchObject({ runtime: "nodejs24.x", architecture: "arm64" });
  });

  it("may send by a mail server and by gateways that it names, or by any", () => {
    const smtp = { from: "Linli <linli@linli.example>", secret: secretOf("eu-west-1") };
    for (const gateways of [["sms.example"], ["*"]])
      expect(stageIn(changed("ireland", { messages: { gateways, smtp } })).messages).toEqual({ gateways, smtp });
    expect(stageIn(file("ireland")).messages).toEqual({ gateways: [] });
  });

  it.each(["xx-nowhere-1", "us-gov-west-1"])(
    "is refused in %s, which is in no partition Linli was drawn for",
    (region) => {
      expect(() => stageIn(changed("ireland", { region }))).toThrow("no partition");
    },
  );

  it.each([
    ["account", { account: "12" }],
    ["issuer", { issuer: "http://id.example" }],
    ["operators", { operators: [] }],
    ["archiveDays", { archiveDays: 0 }],
    ["unheard", { unheard: 1 }],
    ["gateways", { messages: { gateways: ["sms.example/path"] } }],
    ["smtp", { messages: { gateways: [], smtp: { from: "linli@linli.example", secret: "smtps://u:p@host" } } }],
    [
      "secret of the mail server",
      { messages: { gateways: [], smtp: { from: "a@b.example", secret: secretOf("us-east-1") } } },
    ],
    ["name", { name: "ireland-" }],
    ["name", { name: "Ireland" }],
  ])("is refused with the field at fault: %s", (field, change) => {
    expect(() => stageIn(changed("ireland", change))).toThrow(field);
  });
});

describe("the stages of a folder of one's own", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "linli-stages-"));
    vi.stubEnv("LINLI_STAGES", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  const put = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  const named = (name: string): string => changed("ireland", { name });

  it("are those of LINLI_STAGES, and not the released ones", () => {
    put("trial.json", named("trial"));
    put("notes.txt", "not a stage");
    expect(stages().map(({ name }) => name)).toEqual(["trial"]);
  });

  it("go on without a file that holds none, whose reasons are told", () => {
    put("torn.json", named("torn").slice(0, -1));
    put("trial.json", named("trial"));
    put("wrong.json", changed("ireland", { name: "wrong", account: "12", region: 1 }));
    const { stages: found, refused } = stageFiles();
    expect(found.map(({ name }) => name)).toEqual(["trial"]);
    expect(refused.map(({ file }) => file)).toEqual(["torn.json", "wrong.json"]);
    expect(refused[0]?.because).toContain("is not JSON");
    expect(refused[1]?.because).toMatch(/account.*region/s);
  });

  it("are apart: none begins with another's name, and none has it", () => {
    for (const name of ["north", "north-two", "northern"]) put(`${name}.json`, named(name));
    put("twice.json", named("northern"));
    const { stages: found, refused } = stageFiles();
    expect(found.map(({ name }) => name)).toEqual(["north", "northern"]);
    expect(Object.fromEntries(refused.map(({ file, because }) => [file, because]))).toEqual({
      "north-two.json": expect.stringContaining("linli-north-* would name the stacks of both"),
      "twice.json": expect.stringContaining("northern.json"),
    });
  });
});

describe("the released stages", () => {
  it("are all stages", () => {
    expect(stageFiles().refused).toEqual([]);
  });
});

describe("a stage's name", () => {
  it("may be as long as every name allows that is made of it", () => {
    const name = "n".repeat(longestStageName);
    expect(stageIn(changed("ireland", { name })).name).toBe(name);
  });

  it("is refused one character longer, with the name that would be too long", () => {
    const name = "n".repeat(longestStageName + 1);
    expect(() => stageIn(changed("ireland", { name }))).toThrow(
      new RegExp(`may have ${longestStageName} characters: a \\w+'s name may have \\d+ characters, and linli-n+-`),
    );
  });
});

describe("what a stage may name beside", () => {
  const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/5a1b0c1e";

  it("is one audience or several", () => {
    expect(stageIn(changed("ireland", { audience: "linli" })).audience).toEqual(["linli"]);
    expect(stageIn(changed("ireland", { audience: ["one", "two"] })).audience).toEqual(["one", "two"]);
    expect(() => stageIn(changed("ireland", { audience: [] }))).toThrow("audience");
  });

  it("is a domain of its own with a certificate of the same account and region", () => {
    const domain = { name: "api.linli.dev", certificate };
    expect(stageIn(changed("ireland", { domain })).domain).toEqual(domain);
    for (const wrong of [certificate.replace("eu-west-1", "us-east-1"), certificate.replace("12:", "13:")])
      expect(() => stageIn(changed("ireland", { domain: { ...domain, certificate: wrong } }))).toThrow(
        "the certificate of api.linli.dev is not of eu-west-1 in 123456789012",
      );
    expect(() => stageIn(changed("ireland", { domain: { ...domain, name: "https://api.linli.dev" } }))).toThrow(
      "domain",
    );
  });

  it("is a bound of public routes, not above that of all", () => {
    expect(stageIn(changed("ireland", { publicRequestsPerSecond: 200 })).publicRequestsPerSecond).toBe(200);
    expect(() => stageIn(changed("ireland", { publicRequestsPerSecond: 201 }))).toThrow("for all routes together");
  });
});

describe("a placeholder", () => {
  it.each([
    ["123456789012", "https://id.eu.linli.org", "AccountIsAPlaceholder"],
    ["210987654321", "https://id.eu.linli.example", "IssuerIsAPlaceholder"],
    ["210987654321", "https://id.linli.example.cn/realm", "IssuerIsAPlaceholder"],
    ["210987654321", "https://example.com", "IssuerIsAPlaceholder"],
    ["210987654321", "https://login.test:8443", "IssuerIsAPlaceholder"],
  ])("is the account %s with the issuer %s: %s", (account, issuer, name) => {
    expect(placeholdersIn({ account, issuer }).map((each) => each.name)).toEqual([name]);
  });

  it.each(["https://id.example-housing.cn", "https://localhost:8443", "https://cognito-idp.eu-west-1.amazonaws.com/x"])(
    "is not %s",
    (issuer) => {
      expect(placeholdersIn({ account: "210987654321", issuer })).toEqual([]);
    },
  );
});
