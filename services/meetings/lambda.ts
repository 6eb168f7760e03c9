import { lambda } from "#shared/lambda.ts";
import { meetings } from "./service.ts";

export const { http, events } = lambda(meetings);
