/** Rights that no journey of these used, each with the test that does. */
export const elsewhere: Readonly<Record<string, string>> = {
  "mediation-events dynamodb:UpdateItem": "tests/journeys/late-in-mediation.test.ts",
  "mediation-http dynamodb:UpdateItem": "tests/journeys/late-in-mediation.test.ts",
  "mediation-http dynamodb:Query second": "tests/one-machine/one-machine.test.ts",
  "meetings-http dynamodb:Query third": "tests/lists/reads.test.ts",
  "messages-http dynamodb:DeleteItem": "tests/cases/messages/told.test.ts",
  "messages-http dynamodb:PutItem": "tests/cases/messages/told.test.ts",
  "messages-http dynamodb:Query first": "tests/cases/messages/texts.test.ts",
  "relay sqs:SendMessage": "tests/infra/dead-letters.ts",
};

/** Actions by which AWS itself works for a function, with its role: the emulator does that without asking anybody. */
export const unheard: Readonly<Record<string, string>> = {
  "dynamodb:DescribeStream": "a mapping reads the stream",
  "dynamodb:GetRecords": "a mapping reads the stream",
  "dynamodb:GetShardIterator": "a mapping reads the stream",
  "dynamodb:ListStreams": "a mapping reads the stream",
  "kms:Decrypt": "keys are used through other services",
  "kms:DescribeKey": "keys are used through other services",
  "kms:Encrypt": "keys are used through other services",
  "kms:GenerateDataKey": "keys are used through other services",
  "kms:ReEncryptFrom": "keys are used through other services",
  "kms:ReEncryptTo": "keys are used through other services",
  "logs:CreateLogStream": "the runtime writes the log",
  "logs:PutLogEvents": "the runtime writes the log",
  "sqs:DeleteMessage": "a mapping reads the queue",
  "sqs:GetQueueAttributes": "a mapping reads the queue",
  "sqs:GetQueueUrl": "a mapping reads the queue",
  "sqs:ReceiveMessage": "a mapping reads the queue",
};
