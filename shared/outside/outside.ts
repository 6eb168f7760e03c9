/** Why nothing is sent to an address of the web. */
export type Objection = "not-https" | "private-address" | "outside-region" | "unknown-host";

/** What goes to a gateway: signed bytes. */
export type Posting = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What goes out as an e-mail. Its id is the message's, so that whoever gets it twice can tell. */
export type Letter = {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** What came of sending, and the status of the answer. `busy`: the other side asks to be left alone for so long. */
export type Sending = (
  | { readonly became: "sent" | "no-such-address" | "failed" }
  | { readonly became: "busy"; readonly seconds: number }
) & { readonly status?: number };

/** The only way out of Linli to others. Nothing here throws: a fault of the other side is an outcome. */
export type Outside = {
  /** The address by which people know Linli. */
  readonly origin: () => string;
  readonly hasMail: boolean;
  /** Whether anything goes to this phone or e-mail: a stage for trials sends to those of its list alone. */
  readonly maySendTo: (address: string) => boolean;
  /** Why nothing may be posted to an address; nothing where it may. */
  readonly objectionTo: (url: string) => Promise<Objection | undefined>;
  readonly post: (posting: Posting) => Promise<Sending>;
  readonly mail: (letter: Letter) => Promise<Sending>;
};

/** Where nothing leaves Linli. */
export const nowhere: Outside = {
  origin: () => "",
  hasMail: false,
  maySendTo: () => false,
  objectionTo: async () => "outside-region",
  post: async () => ({ became: "failed" }),
  mail: async () => ({ became: "failed" }),
};

/** The address at which links open: where people know Linli, unless the page lies elsewhere. */
export const linksOf = ({
  linksAt,
  outside = nowhere,
}: {
  readonly linksAt?: string;
  readonly outside?: Outside;
}): string => linksAt ?? outside.origin();
