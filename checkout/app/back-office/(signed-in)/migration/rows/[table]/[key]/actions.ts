'use server'

import { refuse } from '@jembatan/http/form-action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { rowChangeForm, rowRefusal } from '@/server/migration/validation/input'
import { readFailure } from '@/server/trpc/failures'

/** Changes the edited cells and validates the row again. */
export const repairRow = formAction(
  { who: 'operator', refusal: 404 },
  { schema: rowChangeForm, words: 'quarantine.failures' },
  async ({ cells, ...row }) => {
    const changed = cells.filter(({ value, was, clear }) => value !== was || clear)
    if (changed.length === 0) refuse({ '': 'nothing_changed' })

    const change = { ...row, cells: Object.fromEntries(changed.map(({ column, value }) => [column, value || null])) }
    const { code } = await (await shop()).backOffice.quarantine
      .change(change)
      .catch((error: unknown) => refuseCells(error, cells))

    thenShow(row, code === null ? { done: 'loaded' } : { done: 'still', reason: code })
  },
)

/** Reports the error of each wrong cell at its field. */
function refuseCells(error: unknown, cells: { column: string }[]): never {
  const failure = readFailure(error)
  const columns = failure ? columnsOf(failure) : []
  const names = cells.flatMap(({ column }, index) => (columns.includes(column) ? [`cells[${index}].value`] : []))
  if (!failure || names.length === 0) throw error

  return refuse(Object.fromEntries(names.map((name) => [name, failure.code])))
}

const columnsOf = ({ code, details }: NonNullable<ReturnType<typeof readFailure>>) =>
  code === 'text_unreadable'
    ? [String(details.field ?? '').replace('cells.', '')]
    : String(details.columns ?? '').split(',')

/** Refuses a row permanently. */
export const refuseRow = formAction(
  { who: 'operator', refusal: 404 },
  { schema: rowRefusal, words: 'quarantine.failures', otherwise: 'reason' },
  async (refusal) => {
    await (await shop()).backOffice.quarantine.refuse(refusal)

    thenShow(refusal, { done: 'refused' })
  },
)

function thenShow({ table, key }: { table: string; key: number }, outcome: Record<string, string>): never {
  revalidatePath('/back-office/migration', 'layout')
  redirect(`/back-office/migration?${new URLSearchParams({ ...outcome, table, key: String(key) })}`)
}
