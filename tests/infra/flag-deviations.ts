/** Where `cdk.json` does not follow what the CDK recommends to a new app, and why. */
export const flagDeviations: Readonly<Record<string, { readonly value: unknown; readonly because: string }>> = {
  "@aws-cdk/core:defaultCrossStackReferences": {
    value: "strong",
    because: "what a stack took from another one must stay: a table's or queue's stack may not drop what is in use",
  },
  "@aws-cdk/core:enablePartitionLiterals": {
    value: false,
    because: "no template names a partition, which a test checks, so that no code comes to rest on one",
  },
};

/** What `cdk.json` says beside the flags that the library knows. */
export const beyondFlags: Readonly<Record<string, string>> = {
  "cli-telemetry": "the CLI tells nobody what is deployed here",
};
