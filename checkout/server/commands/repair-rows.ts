import { parseArgs } from 'node:util'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql } from 'postgres'
import { connect } from '@/db/connect'
import words from '@/messages/en/quarantine.json'
import { getBundleSettings } from '../environment'
import { changeAndImport } from '../migration/import/change-and-import'
import { assertNotPurged } from '../migration/staging/phase'
import { describeRows } from '../migration/validation/count-rows'
import { refuseRow } from '../migration/validation/decide-row'
import {
  type HeldState,
  listReason,
  QUARANTINE_TABLES,
  readHeldRow,
  summarizeQuarantine,
} from '../migration/validation/list-quarantine'
import { command } from './command'

type Table = (typeof QUARANTINE_TABLES)[number]
type Announcement = { result: object; lines: string[] }

const USAGE = [
  'npm run migration -- repair                                     what is in quarantine, and why',
  'npm run migration -- repair TABLE --code CODE [--after KEY]     rows of one reason; --refused for those that are refused',
  'npm run migration -- repair TABLE KEY                           one row',
  'npm run migration -- repair TABLE KEY column=value …            changes it and tries it again; column= empties it',
  'npm run migration -- repair TABLE KEY --refuse REASON           it is not loaded, for good',
].join('\n')

/** `npm run migration -- repair`: an operator's decisions about quarantined rows. */
command(async () => {
  const { values, positionals } = readArguments()
  const { sql, close } = connect(getBundleSettings().PASAR_DATABASE_DIRECT_URL)
  try {
    await assertNotPurged(sql)
    const { result, lines } = await choose(sql, values, positionals)

    return values.json ? JSON.stringify(result) : lines.map((line) => `  ${line}`).join('\n')
  } catch (error) {
    if (error instanceof DomainError) throw new Error(explain(error), { cause: error })
    throw error
  } finally {
    await close()
  }
})

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        refused: { type: 'boolean' },
        code: { type: 'string' },
        after: { type: 'string' },
        refuse: { type: 'string' },
        by: { type: 'string' },
      },
    })
  } catch {
    throw new Error(USAGE)
  }
}

type Values = ReturnType<typeof readArguments>['values']

async function choose(sql: Sql, values: Values, [name, key, ...changes]: string[]): Promise<Announcement> {
  if (name === undefined) return summarize(sql)
  const table = QUARANTINE_TABLES.find((table) => table === name)
  if (!table) throw new Error(`There is no table ${name}: ${QUARANTINE_TABLES.join(', ')}.`)
  if (key === undefined) return list(sql, table, values)
  const row = { table, key: Number(key) }
  const ctx = { sql, operator: values.by ?? 'command', now: new Date() }
  if (!Number.isSafeInteger(row.key)) throw new Error(USAGE)
  if (values.refuse !== undefined) {
    if (values.refuse.trim().length < 4) throw new Error('--refuse takes the reason, in a few words.')
    await refuseRow(ctx, { ...row, reason: values.refuse.trim() })
    return { result: { table, key: row.key, refused: true }, lines: [`${table} ${key} is refused for good.`] }
  }
  if (changes.length === 0) return show(sql, row)

  const { code: still, ...imported } = await changeAndImport(ctx, { ...row, cells: readChanges(changes) })
  return {
    result: { table, key: row.key, code: still, ...imported },
    lines: [still === null ? `${table} ${key} is loaded.` : `${table} ${key} still waits. ${wordsOf(still)}`],
  }
}

async function summarize(sql: Sql): Promise<Announcement> {
  const summary = await summarizeQuarantine({ sql })
  if (!summary) return { result: { tables: [], reasons: [] }, lines: ['Nothing is held aside.'] }
  const reasons = summary.reasons.map(
    ({ table, state, code, rows }) => `${String(rows).padStart(8)}  ${state.padEnd(12)}${table} · ${wordsOf(code)}`,
  )

  return {
    result: summary,
    lines: [...describeRows(summary.tables.map((of) => ({ ...of, reasons: {} }))), '', ...reasons],
  }
}

async function list(sql: Sql, table: Table, { code, after, refused }: Values): Promise<Announcement> {
  if (!code) throw new Error(USAGE)
  const state: HeldState = refused ? 'refused' : 'quarantined'
  const { rows, next } = await listReason({ sql }, { table, code, state, after: Number(after ?? 0) })
  const lines = rows.map(({ key, cells }) =>
    [`${table} ${key}`, ...cells.map(({ column, text }) => `${column}=${text ?? ''}`)].join('  '),
  )

  return { result: { rows, next }, lines: [...lines, ...(next === null ? [] : [`More: --after ${next}`])] }
}

async function show(sql: Sql, row: { table: Table; key: number }): Promise<Announcement> {
  const heldRow = await readHeldRow({ sql }, row)
  const lines = heldRow.cells.map(
    ({ column, now, came, concerned }) =>
      `${concerned ? '→' : ' '} ${column.padEnd(18)}${now ?? ''}${came === now ? '' : `   (came as ${came ?? 'nothing'})`}`,
  )

  return { result: heldRow, lines: [`${row.table} ${row.key} · ${heldRow.state}. ${wordsOf(heldRow.code)}`, ...lines] }
}

function readChanges(changes: string[]) {
  const cells = changes.map((change) => {
    const at = change.indexOf('=')
    if (at < 1) throw new Error(`${change} is no change: column=value.`)
    return [change.slice(0, at), change.slice(at + 1) || null] as const
  })

  return Object.fromEntries(cells)
}

const CODES: Record<string, { title: string; todo: string }> = words.codes
const wordsOf = (code: string) => `${code}: ${CODES[code]?.title ?? 'another reason'}.`

const explain = ({ code, message, details: { columns, first, rows } }: DomainError) => {
  if (code === 'row_takes_others')
    return `${code}: ${rows} rows that are in their place would be set aside with it, such as ${first}. Nothing was changed.`

  return `${code}: ${message}${columns ? ` (${columns})` : ''}.`
}
