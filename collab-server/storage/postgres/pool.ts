import { Pool, type PoolClient, type PoolConfig } from 'pg'

/** A connection that a piece of work has for itself. */
export type Session = PoolClient

/**
 * Connections to a database. What does not come to an end is broken off and the connection thrown away, so that a
 * network that went silent cannot hold anything for ever; on the server's side, too, where it could hold locks.
 */
export function openPool(url: string, most: number, options: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    max: most,
    application_name: 'jejak',
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
    ...options,
  })
  // A connection that ends while nobody uses it; whoever asks next gets another one, or the error.
  pool.on('error', () => undefined)
  return pool
}

/** Does work on one connection, which is thrown away where the work fails. */
export async function withSession<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await pool.connect()
  let failure: Error | undefined
  // A connection that breaks between two queries tells nobody else.
  const broken = (error: Error) => (failure ??= error)
  session.on('error', broken)
  try {
    return await work(session)
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    session.off('error', broken)
    session.release(failure)
  }
}

/** Does work in one transaction, which is durable when this resolves. When it rejects, that is not known. */
export function inTransaction<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  return withSession(pool, async (session) => {
    // Where the database acknowledges before it is durable, it is told not to.
    await session.query(
      "BEGIN; SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'",
    )
    const result = await work(session)
    await session.query('COMMIT')
    return result
  })
}
