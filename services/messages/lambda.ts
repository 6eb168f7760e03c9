import { lambda } from "#shared/lambda.ts";
import { outsideOfStage } from "#shared/outside/stage-outside.ts";
import { messages } from "./service.ts";

export const { http, events } = lambda(messages, { outside: outsideOfStage() });
