import pg from 'pg';

async function runOn<T extends pg.QueryResultRow>(server: string, sql: string, values: string[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a database on the server, as a copy of another one where `template` is given, and returns its address. */
export async function createDatabase(server: string, name: string, template?: string): Promise<string> {
  const copying = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
  await runOn(server, `CREATE DATABASE ${pg.escapeIdentifier(name)}${copying}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  await runOn(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

export async function listDatabases(server: string, prefix: string): Promise<string[]> {
  const rows = await runOn<{ datname: string }>(server, 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
  return rows.map((row) => row.datname);
}
