/** What a browser on another origin may send and read; both homes answer preflights by it. */
export const cors = {
  allowHeaders: [
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Accept-Language",
    "X-Request-Id",
    "Linli-Code",
    "Linli-Session",
    "traceparent",
  ],
  exposeHeaders: ["ETag", "Link", "Location", "Retry-After", "Idempotent-Replayed", "X-Request-Id", "Content-Language"],
  allowMethods: ["GET", "POST"],
  maxAgeSeconds: 3600,
} as const;
