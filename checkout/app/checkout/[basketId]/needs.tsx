import { getTranslations } from 'next-intl/server'
import type { Need } from './needs-of'

export async function Needs({ needs }: { needs: Need[] }) {
  const t = await getTranslations('checkout')
  if (needs.length === 0) return null

  return (
    <div className="rounded-control bg-paper p-4 text-sm">
      <p>{t('summary.needs')}</p>
      <ul>
        {needs.map(({ obstacle, href, shop }) => (
          <li key={`${obstacle} ${shop}`}>
            <a href={href} className="inline-block min-h-11 content-center font-bold underline">
              {[t(`obstacles.${obstacle}`), shop].filter(Boolean).join(': ')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export async function nextNeed([first]: Need[]) {
  const t = await getTranslations('checkout.nextStep')

  return first ? { href: first.href, label: t(first.obstacle) } : null
}
