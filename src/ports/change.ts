/** Some fields of a row to be changed; the others stay. */
export type Change<Row> = { readonly [Field in keyof Row]?: Row[Field] | undefined };
