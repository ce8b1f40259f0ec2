import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/notice'

/** In place of what one buys with. */
export async function ClosedShop({ name }: { name: string }) {
  const t = await getTranslations('catalogue')

  return (
    <Notice tone="warn">
      <strong>{t('shopClosed')}.</strong> {t('shopClosedText', { shop: name })}
    </Notice>
  )
}
