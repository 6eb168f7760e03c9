import type { Letter, Outside, Sending } from "./outside.ts";

/** `smtps://user:password@host`, or `smtp://host` where the server asks for STARTTLS or is this machine; and who sends. */
export type Smtp = { readonly url: string; readonly from: string };

/** What an SMTP server says of an address that it will never know (RFC 5321 §4.2.3, RFC 3463 X.1.*). */
const unknownAddress: ReadonlySet<number> = new Set([550, 551, 553]);

const patienceMilliseconds = 12_000;

/** The server may still take it: whoever sends again does so under the same id. */
const givenUp = (): Promise<Sending> =>
  new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, { became: "failed" } as const).unref());

type Fault = { readonly code?: string; readonly responseCode?: number; readonly command?: string };

const sendingOf = ({ code, responseCode = 0, command }: Fault): Sending => {
  const isOfAddress = code === "EENVELOPE" && command === "RCPT TO";
  return { became: isOfAddress && unknownAddress.has(responseCode) ? "no-such-address" : "failed" };
};

/** Mails by one server, over connections that stay open. */
export const mailer = ({ url, from }: Smtp): Outside["mail"] => {
  const opened = async () => {
    const { createTransport } = await import("../late/nodemailer.ts");
    const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000, dnsTimeout: 5000 };
    const { protocol, hostname, port, username, password } = new URL(url);
    const auth = username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    const isHere = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return createTransport({
      host: hostname.replace(/^\[(.*)\]$/, "$1"),
      secure: protocol === "smtps:",
      ...(port && { port: Number(port) }),
      ...(auth && { auth }),
      ...(protocol !== "smtps:" && !isHere && { requireTLS: true }),
      pool: true,
      maxConnections: 2,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...times,
    });
  };
  let transport: ReturnType<typeof opened> | undefined;
  const host = from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "");
  return async ({ messageId, to, subject, text }: Letter): Promise<Sending> => {
    try {
      transport ??= opened();
      const letter = { from, to: { name: "", address: to }, subject, text, messageId: `<${messageId}@${host}>` };
      const headers = { "Auto-Submitted": "auto-generated" };
      const sending = (await transport).sendMail({ ...letter, headers });
      return await Promise.race([sending.then(() => ({ became: "sent" }) as const), givenUp()]);
    } catch (error) {
      return sendingOf(error as Fault);
    }
  };
};
