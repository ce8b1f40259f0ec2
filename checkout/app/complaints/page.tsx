import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LegalBasis } from '@/app/_ui/legal-basis'
import { card } from '@/app/_ui/styles'
import { fileComplaint } from './actions'
import { ComplaintForm } from './complaint-form'
import { FindForm } from './find-form'
import { wordsOfForm } from './words'

export const endpoint: PageEndpoint = { who: 'anybody' }

const ITEMS = ['a', 'b', 'c', 'd', 'e'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaint'))('title') }
}

/** Explains the complaint process and where else to turn, with or without an order. */
export default async function ComplaintsPage() {
  const t = await getTranslations('complaint')
  const frame = await getTranslations('frame')

  return (
    <div className="mx-auto grid max-w-2xl gap-8 pt-10">
      <header>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-2 text-quiet">{t('text')}</p>
      </header>
      <section aria-labelledby="file" className="grid gap-3">
        <h2 id="file" className="text-2xl">
          {t('form')}
        </h2>
        <ComplaintForm action={fileComplaint} words={await wordsOfForm()} />
      </section>
      <section aria-labelledby="find" className="grid gap-3">
        <h2 id="find" className="text-2xl">
          {t('find')}
        </h2>
        <p className="text-quiet">{t('findText')}</p>
        <FindForm words={await wordsOfFind()} />
      </section>
      <section aria-labelledby="how" className="grid gap-3">
        <h2 id="how" className="text-2xl">
          {t('about.title')}
        </h2>
        <dl className="grid gap-3">
          {ITEMS.map((item) => (
            <div key={item}>
              <dt className="font-bold">{`${item}. ${t(`about.${item}`)}`}</dt>
              <dd className="text-quiet">{t(`about.${item}Text`, { contact: frame('complaintsOwn') })}</dd>
            </div>
          ))}
        </dl>
        <LegalBasis summary={t('about.law')} text={t('about.lawText')} />
        <p className={card}>{t('escalation', { ministry: frame('complaintsState') })}</p>
      </section>
    </div>
  )
}

async function wordsOfFind() {
  const t = await getTranslations('complaint')

  return {
    number: t('number'),
    secret: t('secret'),
    look: t('look'),
    busy: t('busy'),
    summary: t('summary'),
    status: { open: t('status.open'), overdue: t('status.overdue'), answered: t('status.answered') },
  }
}
