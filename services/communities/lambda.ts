import { production } from "#shared/aws.ts";
import { http as answer } from "#shared/http/http.ts";
import { endpoints } from "./service.ts";

export const http = answer(production("communities"), endpoints);
