import Link from 'next/link'
import { useTranslations } from 'next-intl'

export function Footer() {
  const t = useTranslations('frame')

  return (
    <footer className="border-line border-t bg-card text-quiet text-sm">
      <div className="mx-auto max-w-6xl px-4 py-5 sm:px-6">
        <p>
          <strong className="text-ink">{t('simulation')}</strong> {t('simulationLong')}
        </p>
        <p className="pt-2 text-xs">
          {t('complaints')}: {t('complaintsOwn')} · {t('complaintsState')}
        </p>
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
    </footer>
  )
}
