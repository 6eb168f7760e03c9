import { lambda } from "#shared/lambda.ts";
import { communities } from "./service.ts";

export const { http, events } = lambda(communities);
