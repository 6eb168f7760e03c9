import { Complaint } from "#infra/operations/complaint.ts";
import type { Smtp } from "#shared/outside/mailing.ts";
import type { OutsideOptions } from "#shared/outside/open.ts";
import type { Beginning } from "./beginning.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const listIn = (text = ""): string[] => text.split(/\s+/).filter(Boolean);

const smtpIn = ({ LINLI_SMTP: url, LINLI_SMTP_FROM: from }: Environment): Smtp | undefined => {
  if (!url) return undefined;
  const isSmtp = URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol);
  if (!isSmtp) throw new Complaint("LINLI_SMTP is no address of a mail server: write smtps://user:password@host.");
  if (!from?.includes("@")) throw new Complaint("LINLI_SMTP needs LINLI_SMTP_FROM, the address that mails come from.");
  return { url, from };
};

/**
 * What the environment says of the way out. A demonstration sends to nobody but those of `LINLI_ONLY_TO`, and it alone
 * may post to this machine.
 */
export const outsideIn = (environment: Environment, { way }: Beginning): Omit<OutsideOptions, "origin"> => {
  const isShow = way === "demonstration";
  const allowsLoopback = environment.LINLI_GATEWAY_LOOPBACK === "1";
  if (allowsLoopback && !isShow) throw new Complaint("LINLI_GATEWAY_LOOPBACK is for the demonstration alone.");
  const { LINLI_ONLY_TO: named, LINLI_GATEWAYS: hosts } = environment;
  const onlyTo = named !== undefined || isShow ? new Set(listIn(named)) : undefined;
  return { hosts: listIn(hosts).map((host) => host.toLowerCase()), allowsLoopback, smtp: smtpIn(environment), onlyTo };
};

/** Where messages go, and where they wait, in one line. */
export const waitingPlace = ({ smtp, hosts, allowsLoopback, onlyTo }: Omit<OutsideOptions, "origin">): string => {
  const ways = [
    ...(smtp ? ["e-mail"] : []),
    ...(hosts.length > 0 || allowsLoopback ? ["each community's gateway"] : []),
  ];
  if (ways.length === 0)
    return "wait in the inboxes and on the desk's phone list: no mail server (LINLI_SMTP), no gateway (LINLI_GATEWAYS)";
  const reach = onlyTo ? `, to ${onlyTo.size} addresses alone (LINLI_ONLY_TO); others wait in the outbox` : "";
  return `go out by ${ways.join(" and ")}${reach}`;
};
