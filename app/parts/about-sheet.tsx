import { getTranslations } from 'next-intl/server'
import { Contacts } from './contacts'
import { Wordmark } from './wordmark'

export const ABOUT = 'about'

/** What Ramai is and whom to complain to, over the feed. A popover, so it opens without JavaScript too. */
export async function AboutSheet() {
  const t = await getTranslations('common')

  return (
    <aside id={ABOUT} popover="auto" className="sheet" aria-label={t('about')}>
      <Wordmark />
      <p className="mt-1 font-bold text-ramai-text text-sm">{t('simulation')}</p>
      <p className="mt-4 leading-relaxed">{t('aboutText')}</p>
      <p className="mt-3 leading-relaxed">{t('aboutPayment')}</p>
      <hr className="my-5 border-line" />
      <Contacts />
      <button
        type="button"
        popoverTarget={ABOUT}
        popoverTargetAction="hide"
        className="button button-quiet mt-6 w-full"
      >
        {t('aboutClose')}
      </button>
    </aside>
  )
}
