import { Match, type Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { services } from "#services/services.ts";
import { heardBy } from "#shared/events/contract.ts";
import { type Synthesized, templateOf } from "./synth.ts";

/** What EventBridge takes. */
const longestPattern = 2048;

export const describeQueues = (here: () => Synthesized): void => {
  const part = (of: string): Template => templateOf(here(), of);

  it.each(services)(
    "give $name one queue with dead letters before it stands, and a rule for each teller that it hears",
    ({ name: service, reactions }) => {
      const { name } = here().stage;
      const types = new Set(Object.values(reactions).flatMap((each) => heardBy(each).map(({ type }) => type)));
      const tellers = new Set([...types].map((type) => type.split(".")[0]));
      for (const teller of tellers)
        part("core").hasResourceProperties("AWS::Events::Rule", {
          Description: `What ${service} hears of ${teller}`,
          EventPattern: {
            source: [`linli.${teller}`],
            "detail-type": [...types].filter((type) => type.startsWith(`${teller}.`)).toSorted(),
          },
          Targets: [
            Match.objectLike({
              DeadLetterConfig: Match.anyValue(),
              RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
            }),
          ],
        });
      const rules = here().resources.filter(({ properties }) =>
        String(properties.Description).startsWith(`What ${service} hears of `),
      );
      expect(rules).toHaveLength(tellers.size);
      part("core").hasResourceProperties("AWS::SQS::Queue", {
        QueueName: `linli-${name}-${service}`,
        VisibilityTimeout: 360,
      });
      part("core").hasResourceProperties("AWS::SQS::Queue", { QueueName: `linli-${name}-dead-${service}` });
      part(service).resourceCountIs("AWS::SQS::Queue", 0);
      part(service).hasResourceProperties("AWS::Lambda::EventSourceMapping", {
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ScalingConfig: Match.absent(),
      });
      part(service).hasResourceProperties("AWS::Lambda::Function", { Handler: "index.events", Timeout: 60 });
    },
  );

  it("keep a fact that nobody hears yet for six hours, and what crashes not much longer", () => {
    const queues = here().resources.filter(({ properties }) => properties.RedrivePolicy !== undefined);
    expect(queues).toHaveLength(services.length);
    for (const { properties } of queues) {
      const receives = properties.RedrivePolicy.maxReceiveCount;
      expect((receives - 1) * 15 * 60).toBeGreaterThanOrEqual(6 * 3600);
      expect(receives * properties.VisibilityTimeout).toBeLessThanOrEqual(4 * 3600);
    }
  });

  it("match facts by patterns that EventBridge takes", () => {
    const rules = here().resources.filter(({ type }) => type === "AWS::Events::Rule");
    for (const { properties } of rules)
      expect(JSON.stringify(properties.EventPattern).length).toBeLessThanOrEqual(longestPattern);
  });
};
