import { lambda } from "#shared/lambda.ts";
import { employment } from "./service.ts";

export const { http, events } = lambda(employment);
