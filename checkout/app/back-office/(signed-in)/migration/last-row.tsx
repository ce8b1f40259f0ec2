import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Notice } from '@/app/_ui/notice'
import { table } from '@/server/migration/validation/input'
import { readCodeWords } from './code-words'

const decided = z.object({
  done: z.enum(['loaded', 'refused', 'still']),
  table,
  key: z.string().regex(/^\d{1,15}$/),
  reason: z.string().max(40).optional(),
})

type Props = { search: Promise<Record<string, string | string[] | undefined>> }

/** The outcome of the last repaired or refused row. */
export async function LastRow({ search }: Props) {
  const { data } = decided.safeParse(await search)
  if (!data) return null
  const t = await getTranslations('quarantine')
  const words = await readCodeWords()
  const values = { table: t(`tables.${data.table}`), key: data.key, reason: words(data.reason ?? '').title }

  return <Notice tone={data.done === 'still' ? 'warn' : 'good'}>{t(`done.${data.done}`, values)}</Notice>
}
