/** Why the database could not be opened; a person can do something about each. */
export type DatabaseProblemCode =
  | 'folder-in-use'
  | 'folder-unreadable'
  | 'folder-forbidden'
  | 'disk-full'
  | 'database-unreachable'
  | 'database-missing'
  | 'database-too-old'
  | 'database-busy'
  | 'wrong-password'
  | 'missing-rights';

/** Says neither address nor path, which may hold a password or a name; `cause` may. */
export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode;

  constructor(code: DatabaseProblemCode, cause?: unknown) {
    super(`The database could not be opened (${code}).`, { cause });
    this.name = 'DatabaseProblem';
    this.code = code;
  }
}
