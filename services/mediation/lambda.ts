import { lambda } from "#shared/lambda.ts";
import { mediation } from "./service.ts";

export const { http, events } = lambda(mediation);
