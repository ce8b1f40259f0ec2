import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'

/** In place of what one buys with. */
export function ClosedShop({ name }: { name: string }) {
  const t = useTranslations('catalogue')

  return (
    <Notice tone="warn">
      <strong>{t('shopClosed')}.</strong> {t('shopClosedText', { shop: name })}
    </Notice>
  )
}
