import { getTranslations } from 'next-intl/server'
import { LinkForm } from '../link/link-form'
import { Contacts } from './contacts'
import { DemoDrawer } from './demo-drawer'
import { Wordmark } from './wordmark'

export const ABOUT = 'about'

/**
 * A sheet over the feed about Ramai and its complaint contacts. A popover, so it opens without
 * JavaScript too.
 */
export async function AboutSheet() {
  const t = await getTranslations()

  return (
    <aside id={ABOUT} popover="auto" className="sheet" aria-label={t('about.open')}>
      <Wordmark />
      <p className="mt-1 font-bold text-ramai-text text-sm">{t('common.simulation')}</p>
      <p className="mt-4 leading-relaxed">{t('about.text')}</p>
      <p className="mt-3 leading-relaxed">{t('about.payment')}</p>
      <hr className="my-5 border-line" />
      <Contacts />
      <DemoDrawer title={t('common.demo')}>
        <LinkForm />
      </DemoDrawer>
      <button
        type="button"
        popoverTarget={ABOUT}
        popoverTargetAction="hide"
        className="button button-quiet mt-6 w-full"
      >
        {t('about.close')}
      </button>
    </aside>
  )
}
