import { DomainError } from '@jembatan/platform/errors'
import type { OldShop } from '@/db/connect'

/** Any number that nothing else in this database locks by. */
const TURN = 7_170_001

/**
 * One cut-over, way back or purge after another: the database lets go of the turn with the connection, however its process
 * ends. @throws {Error} in one sentence when another has it.
 */
export async function inTurn<Result>({ sql }: Pick<OldShop, 'sql'>, work: () => Promise<Result>): Promise<Result> {
  const connection = await sql.reserve()
  try {
    const [turn] = await connection<{ taken: boolean }[]>`select pg_try_advisory_lock(${TURN}) as taken`
    if (!turn?.taken)
      throw new DomainError(
        'conflict',
        'move_under_way',
        'A cut-over is under way: wait until it has ended, or end it.',
      )
    try {
      return await work()
    } finally {
      await connection`select pg_advisory_unlock(${TURN})`
    }
  } finally {
    connection.release()
  }
}
