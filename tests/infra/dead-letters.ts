import { expect, it } from "vitest";
import { actionsOf, conditionKeys, type Statement, servicesOf, statementsWithin, targetOf } from "./references.ts";
import type { Resource, Synthesized } from "./synth.ts";

/** Somebody who lays messages on a dead-letter queue: SQS itself, a service by the queue's policy, or a role. */
type Sender = { readonly queue: Resource; readonly by: "redrive" | "service" | Resource };

const sendersIn = (all: Synthesized): Sender[] =>
  all.resources.flatMap(({ stack, type, properties }): Sender[] => {
    const sender = (arn: unknown, by: Sender["by"] | undefined): Sender[] => {
      if (arn === undefined) return [];
      const queue = targetOf(all, stack, arn);
      if (!queue || !by) throw new Error(`${type} in ${stack} names dead letters or a role that nobody has`);
      return [{ queue, by }];
    };
    const roleOf = (value: unknown) => targetOf(all, stack, value);
    if (type === "AWS::SQS::Queue") return sender(properties.RedrivePolicy?.deadLetterTargetArn, "redrive");
    if (type === "AWS::Events::EventBus") return sender(properties.DeadLetterConfig?.Arn, "service");
    if (type === "AWS::Events::Rule")
      return (properties.Targets ?? []).flatMap((target: { DeadLetterConfig?: { Arn: unknown } }) =>
        sender(target.DeadLetterConfig?.Arn, "service"),
      );
    if (type === "AWS::Scheduler::Schedule")
      return sender(properties.Target.DeadLetterConfig?.Arn, roleOf(properties.Target.RoleArn));
    if (type === "AWS::Lambda::EventSourceMapping") {
      const listener = targetOf(all, stack, properties.FunctionName);
      return sender(properties.DestinationConfig?.OnFailure?.Destination, roleOf(listener?.properties.Role));
    }
    return [];
  });

const allows = (statement: Statement, action: string): boolean =>
  statement.Effect === "Allow" && actionsOf(statement).includes(action);

const policiesOf = (all: Synthesized, type: string, property: string, of: Resource): Statement[] =>
  all.resources
    .filter((each) => each.type === type)
    .filter(({ stack, properties }) =>
      [properties[property]].flat().some((value: unknown) => targetOf(all, stack, value) === of),
    )
    .flatMap(({ properties }) => statementsWithin(properties));

const key = (all: Synthesized): Resource => {
  const [found] = all.resources.filter(({ type }) => type === "AWS::KMS::Key");
  if (!found) throw new Error("no key");
  return found;
};

/** Whether EventBridge may use the stage's key for a target: without a condition, for it would meet none. */
const isCourier = (statement: Statement): boolean =>
  ["kms:Decrypt", "kms:GenerateDataKey"].every((action) => allows(statement, action)) &&
  servicesOf(statement).includes("events.amazonaws.com") &&
  conditionKeys(statement).length === 0;

const maySend = (all: Synthesized, { queue, by }: Sender): boolean => {
  if (by === "redrive") return true;
  const isEncrypted = queue.properties.KmsMasterKeyId !== undefined;
  if (by === "service") {
    const own = policiesOf(all, "AWS::SQS::QueuePolicy", "Queues", queue);
    const isLetIn = own.some(
      (each) => allows(each, "sqs:SendMessage") && servicesOf(each).includes("events.amazonaws.com"),
    );
    return isLetIn && (!isEncrypted || statementsWithin(key(all).properties).some(isCourier));
  }
  const granted = policiesOf(all, "AWS::IAM::Policy", "Roles", by);
  const reaches = (action: string, of: Resource) =>
    granted.some(
      (each) =>
        allows(each, action) && [each.Resource].flat().some((resource) => targetOf(all, by.stack, resource) === of),
    );
  return (
    reaches("sqs:SendMessage", queue) &&
    (!isEncrypted || ["kms:Decrypt", "kms:GenerateDataKey"].every((action) => reaches(action, key(all))))
  );
};

export const describeDeadLetters = (here: () => Synthesized): void => {
  it("let everybody who gives up on a message lay it among the dead letters", () => {
    const senders = sendersIn(here());
    const refused = senders.filter((sender) => !maySend(here(), sender));
    expect(refused.map(({ queue }) => queue.properties.QueueName)).toEqual([]);
  });

  it("have no dead-letter queue on which nobody lays anything", () => {
    const used = new Set(sendersIn(here()).map(({ queue }) => queue));
    const dead = here().resources.filter(
      ({ type, properties }) => type === "AWS::SQS::Queue" && properties.QueueName.includes("-dead-"),
    );
    expect(dead.length).toBeGreaterThan(0);
    expect(dead.filter((queue) => !used.has(queue)).map(({ properties }) => properties.QueueName)).toEqual([]);
  });

  it("keep the dead letters of the bus readable when the stage's key is lost", () => {
    const { stage, resources } = here();
    const queue = resources.find(({ properties }) => properties.QueueName === `linli-${stage.name}-dead-bus`);
    expect(queue !== undefined).toBe(stage.switches.encryptedBus);
    if (!queue) return;
    expect(queue.properties.SqsManagedSseEnabled).toBe(true);
    expect(queue.properties.KmsMasterKeyId).toBeUndefined();
  });
};
