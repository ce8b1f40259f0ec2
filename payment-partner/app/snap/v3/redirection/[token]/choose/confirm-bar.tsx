import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import type { ChoosingTill } from '../../../read-page'

type Props = { opened: ChoosingTill; children: React.ReactNode }

/** The total beside the button that confirms a method; visible wherever the page is scrolled to. */
export async function ConfirmBar({ opened, children }: Props) {
  const t = await getTranslations('payment')

  return (
    <div className="bottom-bar sticky bottom-0 -mx-4 flex items-center justify-between gap-4 border-line border-t bg-paper px-4 py-3 sm:mx-0 sm:rounded-t-card sm:px-0">
      <p>
        <span className="block text-quiet text-xs">{t('total')}</span>
        <span className="money font-extrabold text-lg">{formatRupiah(opened.page.grossAmount)}</span>
      </p>
      {children}
    </div>
  )
}
