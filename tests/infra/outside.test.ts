import { readFileSync } from "node:fs";
import { App, Stack } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { outsideEnvironment } from "#infra/aws/outside.ts";
import { stageIn } from "#infra/aws/stage.ts";

const ireland = JSON.parse(readFileSync(new URL("../../infra/aws/stages/ireland.json", import.meta.url), "utf8"));
const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:linli-smtp-AbCdEf";

const environmentOf = (messages?: object) => {
  const stack = new Stack(new App(), "outside");
  return stack.resolve(outsideEnvironment(stack, stageIn(JSON.stringify({ ...ireland, messages }))));
};

describe("what a stage tells its functions of the way out", () => {
  it("is the mail server by a reference alone, who mails are from, and whom a stage for trials sends to", () => {
    const smtp = { from: "linli@linli.example", secret };
    const { SMTP, OUTSIDE } = environmentOf({ gateways: ["SMS.example"], smtp, onlyTo: ["+8613800138000"] });
    expect(SMTP).toBe(`{{resolve:secretsmanager:${secret}:SecretString:::}}`);
    expect(JSON.parse(OUTSIDE)).toEqual({
      origin: ireland.allowedOrigins[0],
      gateways: ["sms.example"],
      onlyTo: ["+8613800138000"],
      from: "linli@linli.example",
    });
  });

  it("is that there is none, where the stage says nothing", () => {
    const { SMTP, OUTSIDE } = environmentOf();
    expect([SMTP, JSON.parse(OUTSIDE)]).toEqual(["none", { origin: ireland.allowedOrigins[0], gateways: [] }]);
  });
});
