import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callsIn, disputeIn, estateOf, outboxOf, pass } from "./channels.ts";
import { outsideHere } from "./gateway.ts";

type Fault = Error & { responseCode?: number };

const letters: { readonly to: readonly string[]; readonly text: string }[] = [];
let fault: number | undefined;

const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  logger: false,
  onRcptTo: (_, __, callback) => {
    if (fault === undefined) return callback();
    const error: Fault = new Error("not today");
    error.responseCode = fault;
    return callback(error);
  },
  onData: (stream, { envelope }, callback) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      letters.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() });
      callback();
    });
  },
});
await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
const { port } = server.server.address() as { readonly port: number };
const smtp = { url: `smtp://127.0.0.1:${port}`, from: "Linli <linli@linli.example>" };

beforeEach(() => {
  letters.length = 0;
  fault = undefined;
});
afterAll(() => new Promise<void>((closed) => server.close(closed)));

const mailed = async () => {
  const estate = await estateOf({ outside: outsideHere({ smtp }) });
  const qin = await estate.town.as("qin");
  await qin.setPreferences({ body: { channels: ["email", "call"], email: "qin@linli.example" } });
  return estate;
};

/** The body of a letter as it is read. */
const bodyOf = (text: string): string => {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  return /base64/i.test(head) ? Buffer.from(body, "base64").toString() : body;
};

describe("a letter to a neighbour who wants e-mail", () => {
  it("comes by SMTP, neutral, with the place where to change it", async () => {
    const { town } = await mailed();
    await disputeIn(town);
    expect(letters.map(({ to }) => to)).toEqual([["qin@linli.example"]]);
    const { text = "" } = letters[0] ?? {};
    expect(text).toMatch(/^From: Linli <linli@linli.example>/m);
    expect(text).toMatch(/^Message-ID: <msg_[a-z2-7]{20}@linli.example>/im);
    expect(bodyOf(text)).toContain("https://linli.example");
    expect(bodyOf(text)).toContain("更改接收通知的方式");
    expect(bodyOf(text)).not.toMatch(/纠纷|噪声|江|秦|调解/);
    expect(await outboxOf(town, "email")).toMatchObject([{ state: "sent", tries: 1 }]);
  });

  it("is sent again where the server was busy, and never where it knows nobody of that name", async () => {
    const { town, personId } = await mailed();
    fault = 451;
    await disputeIn(town);
    expect(await outboxOf(town, "email")).toMatchObject([{ state: "due", tries: 1 }]);
    fault = undefined;
    await pass(town, 1);
    expect(letters).toHaveLength(1);
    fault = 550;
    await disputeIn(town);
    fault = undefined;
    await disputeIn(town);
    expect(letters).toHaveLength(1);
    expect((await (await town.as("ding")).listUnreachable({})).body.items).toMatchObject([
      { personId, channels: ["email"] },
    ]);
    expect((await callsIn(town)).length).toBeGreaterThanOrEqual(2);
  });

  it("cannot carry more than one address, whatever somebody calls theirs", async () => {
    const { town } = await mailed();
    const qin = await town.as("qin");
    for (const email of [
      "a@b.example,c@d.example",
      "a@b.example\r\nBcc: c@d.example",
      "<a@b.example>",
      "a b@c.example",
    ])
      await expect(qin.setPreferences({ body: { email } })).rejects.toMatchObject({
        problem: { status: 400, errors: [{ pointer: "/email" }] },
      });
  });
});
