import type { PageEndpoint } from '@jembatan/http/endpoints'
import { CreditCard, FlaskConical, Landmark, QrCode, Store, Wallet } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { getEnvironment } from '@/server/environment'

export const endpoint: PageEndpoint = { who: 'anybody' }

export default async function Home() {
  const t = await getTranslations('frame')
  const methods = [
    { name: t('homeQris'), Icon: QrCode },
    { name: t('homeWallet'), Icon: Wallet },
    { name: t('homeVa'), Icon: Landmark },
    { name: t('homeCounter'), Icon: Store },
    { name: t('homeCard'), Icon: CreditCard },
  ]

  return (
    <section className="grid max-w-2xl gap-6 py-10 sm:py-16">
      <p className="font-bold text-kasir-deep">{t('tagline')}</p>
      <h1 className="text-4xl leading-tight sm:text-5xl">{t('homeTitle')}</h1>
      <p className="max-w-prose text-lg text-quiet">{t('homeText')}</p>
      <div className="panel p-6">
        <h2 className="text-lg">{t('homeMethods')}</h2>
        <ul className="mt-2 divide-y divide-line">
          {methods.map(({ name, Icon }) => (
            <li key={name} className="flex items-center gap-4 py-4">
              <Icon size={24} aria-hidden className="shrink-0 text-kasir" />
              {name}
            </li>
          ))}
        </ul>
      </div>
      {getEnvironment().SIM_MODE && (
        <a href="/simulator" className="button button-calm justify-self-start">
          <FlaskConical size={18} aria-hidden className="text-warn" />
          {t('homeSimulator')}
        </a>
      )}
    </section>
  )
}
