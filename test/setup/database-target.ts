/** Where a database is: a folder of the embedded engine, or an address of a Postgres server. */
export type DatabaseTarget = { engine: 'embedded'; folder: string } | { engine: 'postgres'; url: string };
