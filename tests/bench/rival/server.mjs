// What a user would otherwise write: Fastify on PostgreSQL, one transaction an act with its idempotency key and its
// outbox row, a worker that empties the outbox. `node server.mjs SOCKET_FOLDER PUBLIC_JWK` prints its port.
import Fastify from "fastify";
import { importJWK, jwtVerify } from "jose";
import pg from "pg";

const [host, jwk] = process.argv.slice(2);
const pool = new pg.Pool({ host, user: "postgres", database: "postgres", max: 16 });
const key = await importJWK(JSON.parse(jwk), "RS256");

await pool.query(`
  CREATE TABLE keys (key text PRIMARY KEY, reply jsonb NOT NULL);
  CREATE TABLE cases (id bigserial PRIMARY KEY, community text NOT NULL, building text NOT NULL, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX cases_of_building ON cases (community, building, id);
  CREATE TABLE courses (id int PRIMARY KEY, left_over int NOT NULL);
  INSERT INTO courses VALUES (1, 1000000);
  CREATE TABLE bookings (course int NOT NULL, learner text NOT NULL, PRIMARY KEY (course, learner));
  CREATE TABLE outbox (id bigserial PRIMARY KEY, fact jsonb NOT NULL);
  CREATE TABLE spots (community text, category text, building text, cases int NOT NULL, PRIMARY KEY (community, category, building));`);

const app = Fastify();
app.decorateRequest("subject", "");
app.addHook("preHandler", async (request, reply) => {
  const token = (request.headers.authorization ?? "").split(" ")[1] ?? "";
  const { payload } = await jwtVerify(token, key).catch(() => ({ payload: undefined }));
  if (!payload) return reply.code(401).send({ code: "unauthenticated" });
  request.subject = payload.sub;
});

/** Does an act once for each key, with what it tells the outbox. */
const once = async (request, act) => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const key = `${request.subject} ${request.headers["idempotency-key"]}`;
    const { rows } = await client.query("SELECT reply FROM keys WHERE key = $1", [key]);
    const reply = rows[0]?.reply ?? (await act(client));
    if (!rows[0]) {
      await client.query("INSERT INTO keys VALUES ($1, $2)", [key, reply]);
      await client.query("INSERT INTO outbox (fact) VALUES ($1)", [reply]);
    }
    await client.query("COMMIT");
    return reply;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
};

const text = { type: "string", maxLength: 200 };
const filing = {
  type: "object",
  required: ["category", "place", "source", "disputants"],
  properties: {
    category: text,
    source: text,
    place: { type: "object", required: ["building"], properties: { building: text } },
    disputants: { type: "array", maxItems: 20, items: { type: "object", properties: { name: text } } },
  },
};

app.post("/cases/:community", { schema: { body: filing } }, async (request, reply) => {
  const { community } = request.params;
  const { category, place } = request.body;
  const made = await once(request, async (client) => {
    const told = await client.query(
      "INSERT INTO cases (community, building, body) VALUES ($1, $2, $3) RETURNING id, at",
      [community, place.building, request.body],
    );
    await client.query(
      "INSERT INTO spots VALUES ($1, $2, $3, 1) ON CONFLICT (community, category, building) DO UPDATE SET cases = spots.cases + 1",
      [community, category, place.building],
    );
    return { ...told.rows[0], ...request.body };
  });
  return reply.code(201).send(made);
});

app.get("/cases/:community/:id", async (request, reply) => {
  const { community, id } = request.params;
  const { rows } = await pool.query("SELECT id, at, body FROM cases WHERE community = $1 AND id = $2", [community, id]);
  return rows[0] ?? reply.code(404).send({ code: "not-found" });
});

app.get("/cases/:community", async (request) => {
  const { community } = request.params;
  const { building } = request.query;
  const { rows } = await pool.query(
    "SELECT id, at, body FROM cases WHERE community = $1 AND building = $2 ORDER BY id DESC LIMIT 25",
    [community, building],
  );
  return { items: rows };
});

app.post("/bookings", async (request, reply) => {
  const { learner } = request.body;
  const made = await once(request, async (client) => {
    await client.query("INSERT INTO bookings VALUES (1, $1)", [learner]);
    const told = await client.query(
      "UPDATE courses SET left_over = left_over - 1 WHERE id = 1 AND left_over > 0 RETURNING left_over",
    );
    return { learner, left: told.rows[0]?.left_over };
  });
  return reply.code(201).send(made);
});

const empty = async () => {
  const { rowCount } = await pool.query(
    "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)",
  );
  setTimeout(empty, rowCount ? 0 : 200);
};
empty();

await app.listen({ host: "127.0.0.1", port: 0 });
console.log(app.server.address().port);
