import { type LookupAddress, lookup as lookUp } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What is not of the public Internet in IPv4: RFC 6890 and what it gathers. */
const privateNets: readonly (readonly [net: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** In IPv6 only 2000::/3 is public; of it, these hold an IPv4 address, or are for documents. */
const notPublic: readonly (readonly [net: string, bits: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
];

const listOf = (nets: typeof privateNets, family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, family);
  return list;
};

const private4 = listOf(privateNets, "ipv4");
const private6 = listOf(notPublic, "ipv6");
const public6 = listOf([["2000::", 3]], "ipv6");
const loopback4 = listOf([["127.0.0.0", 8]], "ipv4");

export const isLoopback = (address: string): boolean =>
  isIP(address) === 6 ? address === "::1" : isIP(address) === 4 && loopback4.check(address, "ipv4");

/** Whether an address is one that anybody on the Internet may reach. */
export const isPublic = (address: string): boolean => {
  if (isIP(address) === 4) return !private4.check(address, "ipv4");
  return isIP(address) === 6 && public6.check(address, "ipv6") && !private6.check(address, "ipv6");
};

/** A host as it stands in a URL, an IPv6 address without its brackets. */
export const hostIn = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1");

/** A name leads to what nobody outside may be sent to. */
export class NotPublic extends Error {}

const found = (host: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => lookUp(host, { all: true }, (error, all) => (error ? reject(error) : resolve(all))));

/**
 * The addresses of a host, each of which may be connected to. Throws {@link NotPublic} where one may not: a name that
 * leads to both is somebody's trick.
 */
export const addressesOf = async (host: string, may: (address: string) => boolean): Promise<LookupAddress[]> => {
  const family = isIP(host);
  const all = family ? [{ address: host, family }] : await found(host);
  if (all.length === 0 || !all.every(({ address }) => may(address))) throw new NotPublic(host);
  return all;
};

/** A look-up for a connection: it goes to the very address that was checked. */
export const checkedLookup =
  (may: (address: string) => boolean): LookupFunction =>
  (host, { all: wantsAll }, callback) => {
    addressesOf(host, may).then(
      (all) => {
        const [{ address, family } = { address: "", family: 0 }] = all;
        if (wantsAll) callback(null, all);
        else callback(null, address, family);
      },
      (error) => callback(error, "", 0),
    );
  };
