import { globSync, readFileSync } from "node:fs";
import { Match } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { type Synthesized, templateOf } from "./synth.ts";

/** The processor that a binary of Linux is for, by its ELF header. */
const machines: Readonly<Record<number, string>> = { 62: "x86_64", 183: "arm64" };
const machineOf = (file: string): string | undefined => {
  const header = readFileSync(file).subarray(0, 20);
  return header.subarray(0, 4).toString("latin1") === "\x7fELF" ? machines[header.readUInt16LE(18)] : undefined;
};

/** Where photos and papers lie, and the one function that reads and writes them. */
export const describeFiles = (here: () => Synthesized): void => {
  it("keep files in a bucket that is private, over TLS, under the stage's key, in versions", () => {
    const { stage } = here();
    const data = templateOf(here(), "data");
    data.hasResource("AWS::S3::Bucket", {
      DeletionPolicy: "Retain",
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: "Enabled" },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: "aws:kms" }) }),
          ],
        },
        CorsConfiguration: {
          CorsRules: [Match.objectLike({ AllowedMethods: ["GET", "PUT"], AllowedOrigins: stage.allowedOrigins })],
        },
        LifecycleConfiguration: {
          Rules: [
            Match.objectLike({ Prefix: "awaited/", ExpirationInDays: 1 }),
            Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
          ],
        },
      },
    });
    const policies = JSON.stringify(data.findResources("AWS::S3::BucketPolicy"));
    expect(policies).toContain('"aws:SecureTransport":"false"');
  });

  it("ship sharp for the stage's own processor, and with no other function", () => {
    const { stage, resources, assembly } = here();
    const functions = resources.filter(({ type }) => type === "AWS::Lambda::Function");
    for (const { properties } of functions) {
      const folder = `${assembly}/asset.${properties.Code.S3Key.replace(/\.zip$/, "")}`;
      const binaries = globSync(`${folder}/node_modules/@img/*/lib/*.{node,so*}`);
      const isOfFiles = properties.FunctionName.endsWith("-files");
      expect(binaries.length > 0).toBe(isOfFiles);
      expect([...new Set(binaries.map(machineOf))]).toEqual(isOfFiles ? [stage.architecture] : []);
    }
  });
};
