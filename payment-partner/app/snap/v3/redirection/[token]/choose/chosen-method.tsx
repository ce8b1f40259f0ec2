import { Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '@/app/_forms/submit-button'
import { MethodIcon } from '@/app/_ui/method-icon'
import type { Method } from '@/server/method/methods'
import { chooseMethod } from '../../../actions'
import { BackToShop } from '../../../back-to-shop'
import { readPageAddress } from '../../../page-address'
import type { ChoosingTill } from '../../../read-page'
import { ConfirmBar } from './confirm-bar'

type Props = { opened: ChoosingTill; method: Method }

/**
 * The page of the method that the payer chose at the merchant. Loading it charges nothing: only the
 * button confirms the method, as in the list.
 */
export async function ChosenMethod({ opened, method }: Props) {
  const t = await getTranslations('payment')
  const { toList } = await readPageAddress()

  return (
    <section className="grid gap-4">
      <h1 className="text-3xl">{t('walletTitle', { wallet: t(`method.${method}`) })}</h1>
      <form action={chooseMethod} className="grid gap-4">
        <input type="hidden" name="method" value={method} />
        <div className="panel flex items-center gap-4 p-5">
          <MethodIcon method={method} />
          <p className="text-quiet">{t(`hint.${method}`)}</p>
        </div>
        <ConfirmBar opened={opened}>
          <SubmitButton className="min-w-40 sm:min-w-56">{t('pay')}</SubmitButton>
        </ConfirmBar>
      </form>
      <a href={toList} className="button button-calm">
        <Undo2 size={18} aria-hidden />
        {t('otherMethod')}
      </a>
      <BackToShop opened={opened} quiet>
        {t('back', { merchant: opened.merchant.name })}
      </BackToShop>
    </section>
  )
}
