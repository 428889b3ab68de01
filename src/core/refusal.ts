type Facts = Readonly<Record<string, string | number>>;

/** What to open again with what was typed: a form's press and its values. */
export interface Fix {
  readonly press: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Something the person can do something about. `code` names the words in the catalogue (`refusal.<code>`),
 * `facts` fill them (strings are shown as typed).
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
    readonly fix: Fix | null = null,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
