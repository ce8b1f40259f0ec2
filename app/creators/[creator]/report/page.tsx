import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage } from '@/app/_ui/problem-page'
import { slugOf } from '@/app/browse/address-query'
import { ReportForm } from '@/app/reports/report-form'
import type { Messages } from '@/i18n/request'
import CreatorUnknown from '../not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('social'))('reportCreatorTitle'), robots: { index: false } }
}

/** Reports a creator: their bio and all their posts. */
export default orAbsent(async function ReportCreatorPage({ params }: { params: Promise<{ creator: string }> }) {
  const id = slugOf((await params).creator)
  const { browse } = await getRamai()
  const [creator, t, messages] = await Promise.all([
    browse.creator({ id }).catch(orNull('creator_closed')).catch(orNotFound('creator_unknown')),
    getTranslations('social'),
    getMessages() as Promise<Messages>,
  ])
  if (!creator) return <ProblemPage problem="creator_closed" />

  return (
    <PaperPage back={`/creators/${creator.id}`}>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('reportCreatorTitle')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('reportText')}</p>
      <blockquote className="my-6 rounded-card border border-line bg-card p-4">
        <p className="font-bold">
          {creator.name} · @{creator.id}
        </p>
        <p>{creator.bio}</p>
      </blockquote>
      <div className="max-w-md">
        <ReportForm about={{ creator: creator.id }} words={{ ...messages.social, summary: messages.account.summary }} />
      </div>
      <p className="mt-6">
        <a href={`/creators/${creator.id}`} className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('backToCreator', { name: creator.name })}
        </a>
      </p>
    </PaperPage>
  )
}, CreatorUnknown)
