/** Where the database is: the embedded engine's folder, or the address of a Postgres server. */
export type DatabaseTarget = { readonly engine: 'embedded'; readonly folder: string } | { readonly engine: 'postgres'; readonly url: string };
