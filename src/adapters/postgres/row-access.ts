const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Anything else never was an id of ours, and Postgres would refuse it. */
export function isId(text: string): boolean {
  return idShape.test(text);
}

export function firstOf<Row>(rows: readonly Row[]): Row | null {
  return rows[0] ?? null;
}

/** The row a statement cannot but give back. */
export function onlyOf<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement gave back no row.');
  return row;
}

/** Whether anything is to be written at all. */
export function saysSomething(change: object): boolean {
  return Object.values(change).some((value) => value !== undefined);
}
