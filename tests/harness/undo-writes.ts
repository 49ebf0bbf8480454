import type pg from 'pg'

/**
 * Has the server undo so many of the next transactions that add a task, as it does with one of two that
 * are in each other's way. @returns what ends that.
 */
export async function undoWrites(
  client: pg.Client,
  { code, count }: { code: string; count: number },
) {
  // What a sequence has given is not taken back with the transaction.
  await client.query(`
    create sequence undone_writes;
    create function undo_write() returns trigger language plpgsql security definer as $$
    begin
      if nextval('public.undone_writes') <= ${count} then
        raise exception 'undone' using errcode = '${code}';
      end if;
      return new;
    end $$;
    create trigger undo_write before insert on tasks for each row execute function undo_write()`)
  return async () => {
    await client.query('drop function undo_write cascade; drop sequence undone_writes')
  }
}
