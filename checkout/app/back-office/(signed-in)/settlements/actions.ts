'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { asOperator } from '@/app/back-office/operator-session'
import { readFailure } from '@/server/trpc/caller'

type ImportState = { done: string | null; wrong: string | null }

/** Below the limit of an action, so that the person gets a message and no broken connection. */
const LARGEST_FILE = 900_000

/** Matches an uploaded report with the books, and returns the result. */
export const importReport = action(
  { who: 'operator', refusal: 404, body: 2_200_000 },
  async (_: ImportState, form: FormData): Promise<ImportState> => {
    const t = await getTranslations('backOffice.settlements')
    const file = formOrNotFound(form).get('report')
    if (!(file instanceof File) || file.size === 0) return { done: null, wrong: t('fileMissing') }
    if (file.size > LARGEST_FILE) return { done: null, wrong: t('fileTooLarge') }

    const importing = (await shop()).backOffice.importSettlement({ csv: await file.text() })
    const imported = await asOperator(importing).catch(readMalformed)
    if ('line' in imported)
      return {
        done: null,
        wrong: imported.line === null ? t('fileUnreadable') : t('settlement_malformed', { line: imported.line }),
      }

    revalidatePath('/back-office/settlements')
    const { lines, matched, differences } = imported
    return { done: t('imported', { lines, matched, differences }), wrong: null }
  },
)

function readMalformed(error: unknown) {
  const failure = readFailure(error)
  if (failure?.code === 'text_unreadable') return { line: null }
  if (failure?.code !== 'settlement_malformed') throw error

  return { line: failure.details.line ?? 1 }
}
