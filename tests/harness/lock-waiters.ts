import type pg from 'pg'

// The server is shared, and not everybody who waits there waits for this client.
const waiting = `select 1 from pg_locks
  where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`

/** Waits until somebody waits for what this client's transaction holds. */
export async function untilSomebodyWaits(client: pg.Client): Promise<void> {
  while ((await client.query(waiting)).rowCount === 0);
}

/** Waits until so many wait for it. */
export async function untilManyWait(client: pg.Client, count: number): Promise<void> {
  while (((await client.query(waiting)).rowCount ?? 0) < count);
}
