import { lambda } from "#shared/lambda.ts";
import { courses } from "./service.ts";

export const { http, events } = lambda(courses);
