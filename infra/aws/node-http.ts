/**
 * Stands in a bundle for `node:http`. An ES import of it makes Node load the whole of `fetch` (10 ms of a cold
 * start) only to name its exports; taken as a built-in module it comes alone.
 */
const http = process.getBuiltinModule("node:http");

export const { Agent, request, STATUS_CODES } = http;
// biome-ignore lint/style/noDefaultExport: nodemailer takes the whole of it
export default http;
