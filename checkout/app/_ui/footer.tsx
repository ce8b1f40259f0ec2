import Link from 'next/link'
import { useTranslations } from 'next-intl'

export function Footer() {
  const t = useTranslations('frame')

  return (
    <footer className="border-line border-t bg-card text-quiet text-sm">
      <div className="mx-auto grid max-w-6xl gap-4 px-4 py-8 sm:px-6">
        <p className="font-bold text-ink">{t('simulation')}</p>
        <p>{t('simulationLong')}</p>
        <div>
          <p className="font-bold text-ink">{t('complaints')}</p>
          <p>{t('complaintsOwn')}</p>
          <p>{t('complaintsState')}</p>
          <p className="flex flex-wrap gap-x-6">
            {[
              { href: '/complaints', text: t('complaintsForm') },
              { href: '/privacy', text: t('privacy') },
            ].map(({ href, text }) => (
              <Link key={href} href={href} prefetch={false} className="inline-block min-h-11 content-center underline">
                {text}
              </Link>
            ))}
          </p>
        </div>
      </div>
    </footer>
  )
}
