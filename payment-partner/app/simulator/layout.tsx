import { FlaskConical } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getEnvironment } from '@/server/environment'

export async function generateMetadata(): Promise<Metadata> {
  const [t, frame] = await Promise.all([getTranslations('simulator'), getTranslations('frame')])

  return { title: { default: t('title'), template: `%s · ${frame('brand')}` } }
}

/**
 * The payer's bank, which no gateway has: simulation only, because there is no real bank to use.
 */
export default orAbsent(async function SimulatorLayout({ children }: { children: React.ReactNode }) {
  if (!getEnvironment().SIM_MODE) notFound()
  const t = await getTranslations('simulator')

  return (
    <div className="mx-auto grid max-w-xl gap-5">
      <aside
        aria-label={t('badge')}
        className="flex gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-4 text-warn"
      >
        <FlaskConical size={22} aria-hidden className="mt-0.5 shrink-0" />
        <div>
          <p className="font-extrabold">{t('badge')}</p>
          <p className="text-sm">{t('badgeText')}</p>
        </div>
      </aside>
      {children}
    </div>
  )
})
