type Facts = Readonly<Record<string, unknown>>;

/** The message is a constant, facts are fields; never a token, a name, a person's words or an interaction's URL. */
export interface Log {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
  child(facts: Facts): Log;
}
