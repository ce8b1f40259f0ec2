import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Sql } from 'postgres'

/** The generator writes no text with a tab, a line break or a backslash. */
export type Cell = string | number | null

/** Characters that are written to the connection at once. */
const PIECE = 256 * 1024

/** Copies rows into a table. Await `drained` regularly, or rows pile up in memory. */
export async function copyRows(sql: Sql, table: string, columns: string) {
  const stream = await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable()
  const ended = finished(stream)
  // `end` and `drained` throw the failure.
  ended.catch(() => {})
  let rows = 0
  let lines = ''
  let full = false

  return {
    add: (cells: Cell[]) => {
      for (let at = 0; at < cells.length; at += 1) lines += `${at === 0 ? '' : '\t'}${cells[at] ?? '\\N'}`
      lines += '\n'
      rows += 1
      if (lines.length < PIECE) return
      full = !stream.write(lines)
      lines = ''
    },
    drained: async () => {
      if (full) await Promise.race([once(stream, 'drain'), ended])
      full = false
    },
    end: async () => {
      stream.end(lines)
      await ended

      return rows
    },
  }
}

export type RowCopy = Awaited<ReturnType<typeof copyRows>>
