import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { PaperPage } from '@/app/_ui/paper-page'

export const endpoint: PageEndpoint = { who: 'anybody', demoOnly: true }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.outbox'))('title'), robots: { index: false } }
}

/**
 * Shows in a demo without a mail server the emails to accounts that have signed in from this
 * browser.
 */
export default orAbsent(async function OutboxPage() {
  const emails = (await (await getRamai()).account.outbox()) ?? notFound()
  const [t, { language }] = await Promise.all([getTranslations('account.outbox'), getVisitor()])

  return (
    <PaperPage back="/me/privacy">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('text')}</p>
      {emails.length === 0 && <p className="mt-6 font-bold">{t('empty')}</p>}
      <ol className="mt-6 grid gap-4">
        {emails.map(({ id, to, subject, text, at }) => (
          <li key={id} className="rounded-card border border-line bg-card p-5">
            <h2 className="break-words font-extrabold">{subject}</h2>
            <p className="text-muted text-sm">
              {t('to', { to })} · {formatMoment(at, language)}
            </p>
            <p className="mt-3 whitespace-pre-line break-words leading-relaxed">{withLinks(text)}</p>
          </li>
        ))}
      </ol>
    </PaperPage>
  )
})

const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same link stands there twice, and nothing moves
      <a key={index} href={part} className="break-all font-bold text-ramai-text underline">
        {part}
      </a>
    ) : (
      part
    ),
  )
