import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { ANSWER_WITHIN_DAYS, COMPLAINT_TOPICS } from '@/server/complaints/limits'
import { PaperPage } from '../_ui/paper-page'
import { FileForm } from './file-form'
import { FindForm } from './find-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('title') }
}

const ITEMS = ['a', 'b', 'c', 'd', 'e'] as const

/**
 * Explains how complaints are handled and where else to complain. Open to everybody, with or
 * without an account.
 */
export default async function ComplaintsPage() {
  const [t, messages] = await Promise.all([getTranslations('complaints'), getMessages() as Promise<Messages>])
  const { common, complaints: words } = messages
  const filled = { ...common, days: ANSWER_WITHIN_DAYS }

  return (
    <PaperPage>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-lg text-muted leading-relaxed">{t('text')}</p>
      <section aria-labelledby="file" className="mt-8">
        <h2 id="file" className="font-extrabold text-2xl tracking-tight">
          {t('form')}
        </h2>
        <FileForm topics={COMPLAINT_TOPICS} words={words} />
      </section>
      <section aria-labelledby="find" className="mt-10">
        <h2 id="find" className="font-extrabold text-2xl tracking-tight">
          {t('find')}
        </h2>
        <p className="mt-1 text-muted">{t('findText')}</p>
        <FindForm words={words} />
      </section>
      <section aria-labelledby="how" className="mt-10">
        <h2 id="how" className="text-balance font-extrabold text-2xl tracking-tight">
          {t('about.title')}
        </h2>
        <dl className="mt-3 grid gap-3">
          {ITEMS.map((item) => (
            <div key={item}>
              <dt className="font-bold">{`${item}. ${t(`about.${item}`)}`}</dt>
              <dd className="text-muted leading-relaxed">{t(`about.${item}Text`, filled)}</dd>
            </div>
          ))}
        </dl>
        <details className="mt-3">
          <summary className="inline-block cursor-pointer py-2.5 font-bold">{t('about.law')}</summary>
          <p className="text-muted leading-relaxed">{t('about.lawText')}</p>
        </details>
        <p className="mt-4 rounded-card border border-line bg-card p-4 leading-relaxed">{t('escalation', common)}</p>
      </section>
      <p className="mt-8">
        <a href="/appeals" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('appeal.title')}
        </a>
      </p>
    </PaperPage>
  )
}
