import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { LegalBasis } from '@/app/_ui/legal-basis'
import { card } from '@/app/_ui/styles'
import { CLAIM_DAYS, KEPT_AFTER_DAYS } from '@/server/mail/limits'
import { WAITING_DAYS } from '@/server/rights/limits'
import { SESSION_DAYS } from '@/server/session/limits'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

const SECTIONS = ['buying', 'browser', 'moved', 'yes', 'no', 'never', 'rights'] as const

/**
 * The privacy notice: stored data by group of people, and what was migrated from the old shop
 * and why.
 */
export default async function Privacy() {
  const t = await getTranslations('privacy')

  return (
    <section className="mx-auto grid max-w-2xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="text-quiet">{t('text')}</p>
      </div>
      {SECTIONS.map((section) => (
        <section key={section} aria-labelledby={section} className={`${card} grid gap-2`}>
          <h2 id={section} className="text-xl">
            {t(`sections.${section}.title`)}
          </h2>
          <p className="whitespace-pre-line">
            {t(`sections.${section}.text`, {
              days: CLAIM_DAYS,
              after: KEPT_AFTER_DAYS,
              session: SESSION_DAYS,
              wait: WAITING_DAYS,
            })}
          </p>
        </section>
      ))}
      <LegalBasis summary={t('law')} text={t('lawText')} />
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {[
          { href: '/account/data', text: t('links.data') },
          { href: '/account/claim', text: t('links.claim') },
          { href: '/complaints', text: t('links.complaints') },
        ].map(({ href, text }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="inline-block min-h-11 content-center underline">
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
