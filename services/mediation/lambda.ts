import { bucketOfStage } from "#shared/evidence/stage-bucket.ts";
import { lambda } from "#shared/lambda.ts";
import { mediation } from "./service.ts";

export const { http, events } = lambda(mediation, { bucket: bucketOfStage() });
