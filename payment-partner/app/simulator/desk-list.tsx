import { getTranslations } from 'next-intl/server'
import { MethodIcon } from '@/app/parts/method-icon'
import { DESKS, everyDesk } from '@/server/payer/desks'

export async function DeskList() {
  const t = await getTranslations('simulator')

  return (
    <nav aria-label={t('allDesks')} className="grid gap-3">
      <h2 className="text-lg">{t('orAt')}</h2>
      <ul className="grid grid-cols-2 gap-2">
        {everyDesk.map((desk) => (
          <li key={desk}>
            <a
              href={`/simulator/${DESKS[desk].path}`}
              className="panel flex min-h-16 items-center gap-3 px-3 font-bold transition-colors duration-200 hover:border-kasir"
            >
              <MethodIcon method={DESKS[desk].method} />
              {t(`desk.${desk}.name`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
