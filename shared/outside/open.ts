import { mailer, type Smtp } from "./mailing.ts";
import { nowhere, type Outside } from "./outside.ts";
import { type PostingOptions, poster } from "./posting.ts";

export type OutsideOptions = PostingOptions & {
  readonly origin: () => string;
  readonly smtp?: Smtp | undefined;
  /** The phones and e-mail addresses that a stage for trials sends to; absent where it sends to everybody. */
  readonly onlyTo?: ReadonlySet<string> | undefined;
};

/** The real way out: one pool of connections for the whole process. */
export const openOutside = ({ origin, smtp, onlyTo, ...posting }: OutsideOptions): Outside => ({
  origin,
  hasMail: smtp !== undefined,
  maySendTo: (address) => onlyTo === undefined || onlyTo.has(address),
  ...poster(posting),
  mail: smtp ? mailer(smtp) : nowhere.mail,
});
