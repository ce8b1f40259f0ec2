'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formOrNotFound, readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'
import { TABLES } from '../../../tables'

const ofRow = z.object({
  table: z.enum(TABLES),
  key: z.coerce.number().int().positive(),
  version: z.string().max(40),
})

type MendState = {
  cells: Record<string, string>
  /** Columns whose box says that they are to be emptied. */
  cleared: string[]
  wrong: Record<string, Failure<'decideRow'>>
  failure: Failure<'decideRow'> | null
}

/** Fields are named after their columns, and beside each stands what it held when the page was made. */
const CELL = /^cell\.([a-z_]{1,40})$/

/** What is not shown stays as it is where nothing is typed, so a box empties it. */
const CLEAR = /^clear\.([a-z_]{1,40})$/

/** Changes what was typed anew and tries the row again, or says at the fields why not. */
export const mendRow = action(
  { who: 'operator', refusal: 404 },
  async (_: MendState, form: FormData): Promise<MendState> => {
    const row = readFields(ofRow, form)
    const given = formOrNotFound(form)
    const typed = [...given].flatMap(([name, value]) => {
      const column = CELL.exec(name)?.[1]
      return column && typeof value === 'string' ? [[column, value.trim()] as const] : []
    })
    const cleared = [...given].flatMap(([name]) => CLEAR.exec(name)?.[1] ?? [])
    const cells = Object.fromEntries(typed)
    const state = { cells, cleared }
    const changed = typed.filter(([column, value]) => value !== given.get(`was.${column}`) || cleared.includes(column))
    if (changed.length === 0) return { ...state, wrong: {}, failure: 'nothing_changed' }

    const change = { ...row, cells: Object.fromEntries(changed.map(([column, value]) => [column, value || null])) }
    const changing = (await shop()).backOffice.quarantine.change(change)
    const done = await orNotFound(asOperator(changing).catch(foreseen(FAILURES.decideRow)))
    if ('details' in done) return { ...state, ...wrongIn(done) }

    revalidatePath('/back-office/migration', 'layout')
    const told = { table: row.table, key: String(row.key) }
    redirect(
      `/back-office/migration?${new URLSearchParams(done.code === null ? { done: 'loaded', ...told } : { done: 'still', reason: done.code, ...told })}`,
    )
  },
)

type Wrong = { code: Failure<'decideRow'>; details: Record<string, string | number> }

function wrongIn({ code, details }: Wrong): Pick<MendState, 'wrong' | 'failure'> {
  const columns = String(details.columns ?? '')
    .split(',')
    .filter(Boolean)
  if (code === 'text_unreadable') columns.push(String(details.field ?? '').replace('cells.', ''))

  return columns.length > 0
    ? { wrong: Object.fromEntries(columns.map((column) => [column, code])), failure: null }
    : { wrong: {}, failure: code }
}

type RefuseState = { reason: string; failure: Failure<'decideRow'> | null }

const refused = ofRow.extend({ reason: z.string() })

/** Says for good that a row is not loaded. */
export const refuseRow = action(
  { who: 'operator', refusal: 404 },
  async (_: RefuseState, form: FormData): Promise<RefuseState> => {
    const { reason, ...row } = readFields(refused, form)
    const refusing = (await shop()).backOffice.quarantine.refuse({ ...row, reason })
    const failure = await orNotFound(
      asOperator(refusing).then(() => null, foreseen(['input_malformed', ...FAILURES.decideRow])),
    )
    if (failure) return { reason, failure: failure.code === 'input_malformed' ? 'reason_wrong' : failure.code }

    revalidatePath('/back-office/migration', 'layout')
    redirect(
      `/back-office/migration?${new URLSearchParams({ done: 'refused', table: row.table, key: String(row.key) })}`,
    )
  },
)
