type Deviations = Readonly<Record<string, string>>;

/** Stacks that the emulator cannot deploy, each with its own words for what it does not know. */
export const unknownStacks: Deviations = {
  archive: "Unrecognized resource types: [AWS::Events::Archive]",
  /** An alarm on a metric with a label is spelled so. */
  watch: "AWS::CloudWatch::Alarm Properties.Metrics (metric math) is not supported",
};

/** Properties of a template that the emulator does not keep as they are told, each with what stands there instead. */
export const deviations: Deviations = {
  "AWS::DynamoDB::Table.PointInTimeRecoverySpecification": "is dropped",
  "AWS::DynamoDB::Table.SSESpecification": "is dropped",
  "AWS::Events::EventBus.DeadLetterConfig": "is dropped",
  "AWS::Events::EventBus.KmsKeyIdentifier": "is dropped",
  "AWS::Lambda::EventSourceMapping.Tags": "are dropped",
  "AWS::Lambda::Function.KmsKeyArn": "is dropped",
  "AWS::SNS::Topic.KmsMasterKeyId": "is dropped",
  "AWS::SecretsManager::Secret.GenerateSecretString": "makes a secret with punctuation",
};
