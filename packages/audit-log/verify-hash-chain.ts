import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import { type ChainHead, GENESIS, type HashedEvent, readEvents, readHead } from './read-events'

export type HashChainVerdict = {
  /** The number of checked rows. */
  events: number
  /**
   * Rows without a hash. They receive one within moments; a row that stays without a hash is a
   * fault.
   */
  unsealed: number
  head: ChainHead
  /** Empty when no row was changed, deleted, added or moved. Each fault names its row. */
  faults: string[]
}

const PAGE = 1000

/** Verifies the chain from its first row to the separately stored head. */
export async function verifyHashChain(sql: Sql): Promise<HashChainVerdict> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const faults: string[] = []
    let last = GENESIS
    let events = 0
    for (let page = await read(tx, last); page.length > 0; page = await read(tx, last)) {
      for (const event of page) {
        faults.push(...faultsOf(event, last))
        last = event
      }
      events += page.length
    }
    const head = await readHead(tx as unknown as Sql)
    faults.push(...faultsOfEnd(last, head), ...(await findUnhashed(tx)))

    return { events, unsealed: await countUnsealed(tx), head, faults }
  })
}

/** Describes the result for a terminal. @throws {Error} that names each fault. */
export function describeVerdict({ events, head, faults }: HashChainVerdict): string {
  if (faults.length > 0) throw new Error(`The audit log is not whole: ${faults.join('; ')}.`)

  return `The audit log is whole: ${events} rows, head ${head.sequence} ${head.hash}.`
}

// A postgres.js transaction has the same tag function as a connection, but fewer methods.
const read = (tx: unknown, { sequence }: ChainHead) => readEvents(tx as Sql, { after: sequence, limit: PAGE })

export function faultsOf(event: HashedEvent, before: ChainHead): string[] {
  const { sequence, previousHash, hash, id, at, kind, detail } = event
  const line = [sequence, previousHash, id, at, kind, detail].join('\n')
  const faults: string[] = []
  if (sequence !== before.sequence + 1)
    faults.push(`${missing(before.sequence + 1, sequence - 1)} before row ${sequence} (id ${id})`)
  else if (previousHash !== before.hash) faults.push(`row ${sequence} (id ${id}) does not follow the row before it`)
  if (createHash('sha256').update(line).digest('hex') !== hash)
    faults.push(`row ${sequence} (id ${id}) was changed or moved: its hash is not that of its content`)

  return faults
}

function faultsOfEnd(last: ChainHead, head: ChainHead) {
  if (last.sequence < head.sequence) return [`${missing(last.sequence + 1, head.sequence)} at the end`]
  if (last.sequence > head.sequence) return [`row ${last.sequence} was added after the noted head ${head.sequence}`]

  return last.hash === head.hash ? [] : [`row ${last.sequence} is not the one that was noted as the head`]
}

const missing = (from: number, to: number) =>
  from === to ? `row ${from} is missing` : `rows ${from} to ${to} are missing`

async function countUnsealed(tx: unknown) {
  const [row] = await (tx as Sql)<{ count: number }[]>`
    select count(*)::integer as count from audit_events where sequence is null`

  return row?.count ?? 0
}

/** An unhashed row long before a hashed one: its hash was removed. */
async function findUnhashed(tx: unknown) {
  const rows = await (tx as Sql)<{ id: string }[]>`
    select id from audit_events where sequence is null
      and id < (select coalesce(max(id), 0) from audit_events where sequence is not null) - 1000 order by id limit 10`

  return rows.map(({ id }) => `the row with id ${id} has no hash, though far later ones have`)
}
