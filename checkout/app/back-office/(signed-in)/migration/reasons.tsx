import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatCount } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { readCodeWords } from './code-words'

type Summary = NonNullable<RouterOutputs['backOffice']['quarantine']['summary']>
type Props = { title: string; reasons: Summary['reasons']; children?: React.ReactNode }

/** Reasons why rows are not loaded, most frequent first, each with a link to its rows. */
export async function Reasons({ title, reasons, children }: Props) {
  const t = await getTranslations('quarantine')
  const words = await readCodeWords()
  const language = await readLanguage()
  if (reasons.length === 0 && !children) return null

  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      {reasons.length === 0 && children}
      <ul className="grid gap-3 sm:grid-cols-2">
        {reasons.map(({ table, code, state, rows }) => (
          <li key={`${table} ${code}`}>
            <Link
              href={`/back-office/migration/rows?${new URLSearchParams({ table, code, state })}`}
              prefetch={false}
              className={`${card} grid h-full grid-cols-[1fr_auto] content-start gap-x-4 gap-y-1 hover:border-ink`}
            >
              <span className="text-quiet text-sm">{t(`tables.${table}`)}</span>
              <span className="money row-span-2 self-center font-extrabold text-2xl">
                {formatCount(rows, language)}
              </span>
              <span className="font-bold">{words(code).title}</span>
              <span className="col-span-full text-sm">{words(code).todo}</span>
              <code className="col-span-full text-quiet text-xs">{code}</code>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
