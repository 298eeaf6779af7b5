import { StartError } from '../../start-error.ts'
import type { Session } from './pool.ts'

/**
 * What makes the tables, step by step; the number of steps done stands in the database. Steps are only ever added. Each
 * leaves what the version before needs, so that instances can be replaced one after the other.
 */
const migrations: readonly string[] = [
  `
  -- One row for each map. \`seq\` is the number of its last log entry: whoever appends locks this row and counts on.
  CREATE TABLE jejak.maps (
    id text COLLATE "C" PRIMARY KEY,
    created_at bigint NOT NULL,
    seq bigint NOT NULL DEFAULT 0,
    -- Number of the last log entry that the snapshot covers.
    snapshot_seq bigint NOT NULL DEFAULT 0,
    -- Rises with every change of the map's links.
    links_version bigint NOT NULL DEFAULT 0
  ) WITH (fillfactor = 50);

  -- Yjs states. They do not get smaller by compression that is worth its time.
  CREATE TABLE jejak.snapshots (
    map_id text COLLATE "C" PRIMARY KEY REFERENCES jejak.maps ON DELETE CASCADE,
    bytes bytea NOT NULL
  );
  ALTER TABLE jejak.snapshots ALTER COLUMN bytes SET STORAGE EXTERNAL;

  -- Yjs updates after the snapshot, numbered without a gap.
  CREATE TABLE jejak.log (
    map_id text COLLATE "C" NOT NULL REFERENCES jejak.maps ON DELETE CASCADE,
    seq bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (map_id, seq)
  );
  ALTER TABLE jejak.log ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE jejak.links (
    map_id text COLLATE "C" NOT NULL REFERENCES jejak.maps ON DELETE CASCADE,
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    key_hash text NOT NULL,
    key_end text NOT NULL,
    created_at bigint NOT NULL,
    created_by text,
    expires_at bigint,
    PRIMARY KEY (map_id, id)
  );
  `,
  `
  -- Names the instances on this database for those who share a Redis with others.
  ALTER TABLE jejak.migrations ADD COLUMN instances uuid NOT NULL DEFAULT gen_random_uuid();
  `,
  `
  -- Given anew when a map is restored from a backup.
  ALTER TABLE jejak.maps ADD COLUMN epoch text;

  -- What maps held at some time. The bytes are compressed already.
  CREATE TABLE jejak.versions (
    map_id text COLLATE "C" NOT NULL REFERENCES jejak.maps ON DELETE CASCADE,
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL,
    made_by text[] NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (map_id, id)
  );
  ALTER TABLE jejak.versions ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `,
  `
  -- One row at most: random bytes that all instances share, for what they seal for browsers.
  CREATE TABLE jejak.secret (single boolean PRIMARY KEY DEFAULT true CHECK (single), bytes bytea NOT NULL);
  `,
]

/** Any number that no other program takes for its advisory locks in the same database. */
const migrationLock = 5_346_117_201

/**
 * Brings the tables to what this version of the program knows. Several instances may start at once: one does it, the
 * others wait for it. Resolves to a name for all who share this database.
 * @throws StartError when a newer version was here
 */
export async function migrate(session: Session): Promise<string> {
  await session.query('BEGIN')
  await session.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
  // Where it is there already, the right to make it is not needed.
  const { rows } = await session.query("SELECT to_regnamespace('jejak') IS NOT NULL AS there")
  if (!(rows[0] as { there: boolean }).there) await session.query('CREATE SCHEMA jejak')
  await session.query('CREATE TABLE IF NOT EXISTS jejak.migrations (steps integer NOT NULL)')
  const before = await session.query('SELECT steps FROM jejak.migrations')
  const done = (before.rows as { steps: number }[])[0]?.steps
  if (done !== undefined && done > migrations.length) {
    await session.query('ROLLBACK')
    throw new StartError(
      `The database was written by a newer version of Jejak (step ${done}, this one knows ${migrations.length}). ` +
        'Start that version, or set JEJAK_DATABASE_URL to another database.',
    )
  }
  for (const step of migrations.slice(done ?? 0)) await session.query(step)
  const note =
    done === undefined ? 'INSERT INTO jejak.migrations (steps) VALUES ($1)' : 'UPDATE jejak.migrations SET steps = $1'
  if (done !== migrations.length) await session.query(note, [migrations.length])
  const after = await session.query('SELECT instances FROM jejak.migrations')
  await session.query('COMMIT')
  return (after.rows as { instances: string }[])[0]?.instances ?? ''
}
