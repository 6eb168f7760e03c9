/** Where a process writes what its operator needs. Fields are ids, enums and numbers; never personal data. */
export type Log = {
  info(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
};

export const silent: Log = { info: () => {}, error: () => {} };

/** An error as a line may tell it. What hangs on an error stays untold: a failed write carries the item it met. */
const ofError = ({ name, message, stack }: Error) => ({ name, message, stack });

/** The fields as they may be written: errors reduced to their name, message and stack. */
export const told = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? ofError(value) : value]),
  );
