import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'

/** Replaces the buy form. */
export function ClosedShop({ name }: { name: string }) {
  const t = useTranslations('catalogue')

  return (
    <Notice tone="warn">
      <strong>{t('shopClosed')}.</strong> {t('shopClosedText', { shop: name })}
    </Notice>
  )
}
