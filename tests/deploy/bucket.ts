import { request } from "node:https";
import { buffer } from "node:stream/consumers";
import type { Bytes } from "../town/place.ts";

/** Asks at an address of S3 as a browser does, but that the emulator is who answers: the host is signed, and stays. */
export const atBucket = (endpoint: string, url: string, sent?: Bytes): Promise<Response> =>
  new Promise((answered, fail) => {
    const { host, pathname, search } = new URL(url);
    const { hostname, port } = new URL(endpoint);
    const method = sent ? "PUT" : "GET";
    const headers = { ...sent?.headers, host };
    const asked = request({ hostname, port, servername: hostname, method, path: pathname + search, headers });
    asked.once("error", fail);
    asked.once("response", (told) => {
      const { statusCode: status = 500 } = told;
      const given = Object.entries(told.headers).map(([name, value]): [string, string] => [name, String(value)]);
      buffer(told).then(
        (body) => answered(new Response(body.length > 0 ? Uint8Array.from(body) : null, { status, headers: given })),
        fail,
      );
    });
    asked.end(sent?.body);
  });
