import { lambda } from "#shared/lambda.ts";
import { wordings } from "../wordings.ts";
import { communities } from "./service.ts";

/** It shows the things of every service to whom they concern, in their own words. */
export const { http, events } = lambda(communities, { wordings });
