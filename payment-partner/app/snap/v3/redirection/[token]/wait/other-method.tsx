import { Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { isChangeable } from '@/server/page/get-payment-page'
import { changeMethod } from '../../../actions'
import type { WaitingTill } from '../../../read-page'

/** Leads back to the other methods, as long as the page would offer them. */
export async function OtherMethod({ opened }: { opened: WaitingTill }) {
  if (!isChangeable(opened, opened.now)) return null
  const t = await getTranslations('payment')

  return (
    <form action={changeMethod} className="grid gap-1">
      <button type="submit" className="button button-calm">
        <Undo2 size={18} aria-hidden />
        {t('otherMethod')}
      </button>
      <p className="text-center text-quiet text-sm">{t('otherMethodText')}</p>
    </form>
  )
}
