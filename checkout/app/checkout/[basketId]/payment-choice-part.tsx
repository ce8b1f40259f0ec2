import { getTranslations } from 'next-intl/server'
import { type Along, StepButton } from '@/app/_forms/step-button'
import { shop } from '@/app/_request/visitor'
import { formatMoney } from '@/app/_ui/format'
import { Icon, type IconClass } from '@/app/_ui/lucide-icon'
import { nameMethod } from '@/app/_ui/method-name'
import { card } from '@/app/_ui/styles'
import { everyPageMethod, toPageMethod } from '@/i18n/page-method'
import { choosePayment } from './actions'
import type { CheckoutData } from './checkout-data'
import { MethodSelect } from './method-select'
import { offersCod } from './offers-cod'
import { alongAddress } from './steps'

type Props = { checkout: CheckoutData; addressOpen: boolean }

type Way = CheckoutData['quote']['paymentWay']

const ICON: Record<Way, IconClass> = { gateway: 'icon-CreditCard', cod: 'icon-Banknote' }

/** Payment at Kasir, or COD where it is possible; otherwise the reasons why it is not. */
export async function PaymentChoicePart({ checkout: { quote, cod, installmentMonths }, addressOpen }: Props) {
  if (!quote.delivery) return null
  const t = await getTranslations('checkout.payment')
  const { basketId, paymentWay, notAtTheDoor } = quote
  const along = alongAddress({ basketId, addressOpen })('choosePayment')

  return (
    <section aria-labelledby="payment" className={`${card} grid scroll-mt-4 gap-4`}>
      <h2 id="payment" className="text-xl">
        {t('heading')}
      </h2>
      <form action={choosePayment} className="grid gap-2">
        <input type="hidden" name="basketId" value={basketId} />
        <WayOption
          way="gateway"
          chosen={paymentWay === 'gateway'}
          text={paymentWay === 'cod' && t('gatewayText')}
          along={along}
        />
        {offersCod(quote) ? (
          <WayOption way="cod" chosen={paymentWay === 'cod'} text={t('codText')} along={along} />
        ) : (
          <details
            open={paymentWay === 'cod' || undefined}
            className="group rounded-control border border-line border-dashed px-4 py-1 text-quiet"
          >
            <summary className="grid min-h-12 cursor-pointer list-none grid-cols-[auto_1fr_auto] items-center gap-3">
              <Icon of="icon-Banknote" size={20} />
              <span>
                {t('cod')} <span className="text-sm underline">{t('whyNot')}</span>
              </span>
              <Icon of="icon-ChevronDown" size={20} className="transition-transform group-open:rotate-180" />
            </summary>
            <ul className="list-disc pb-2 pl-12 text-sm">
              {notAtTheDoor.map((refusal) => (
                <li key={refusal}>
                  {t(`refusal.${refusal}`, {
                    limit: formatMoney(refusal === 'phone_unproven' ? cod.unprovenAtMost : cod.atMost),
                    count: cod.refusedAtMost,
                    days: cod.refusedWithinDays,
                  })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </form>
      {paymentWay === 'gateway' && <MethodChoice quote={quote} installmentMonths={installmentMonths} />}
    </section>
  )
}

/** The method that Kasir's page opens on: the buyer's choice, or the usual one before a choice. */
async function MethodChoice({ quote, installmentMonths }: Pick<CheckoutData, 'quote' | 'installmentMonths'>) {
  const t = await getTranslations('checkout.payment.method')
  const { basketId, pageMethod } = quote
  const usualMethod = pageMethod ? null : await (await shop()).payment.usualMethod()
  const choices = everyPageMethod.map(async (value) => {
    const method = await nameMethod(value)
    const text =
      value === 'credit_card' && installmentMonths
        ? t('withInstallments', { method, months: installmentMonths })
        : method

    return { value, text }
  })

  return (
    <MethodSelect
      basketId={basketId}
      label={t('label')}
      save={t('save')}
      choose={t('atKasir')}
      choices={await Promise.all(choices)}
      defaultValue={usualMethod ?? toPageMethod(pageMethod) ?? ''}
      hint={usualMethod ? t('usual') : undefined}
    />
  )
}

type OptionProps = { way: Way; chosen: boolean; text: React.ReactNode; along: Along | undefined }

async function WayOption({ way, chosen, text, along }: OptionProps) {
  const t = await getTranslations('checkout.payment')

  return (
    <StepButton
      name="paymentWay"
      value={way}
      along={along}
      aria-pressed={chosen}
      className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr_auto] items-center gap-3 rounded-control border border-line px-4 py-3 text-left hover:border-ink aria-pressed:border-2 aria-pressed:border-pasar-deep aria-pressed:bg-pasar-wash"
    >
      <Icon of={ICON[way]} size={20} className={chosen ? 'text-pasar-deep' : 'text-quiet'} />
      <span className="grid">
        <span className="font-bold">{t(way)}</span>
        <span className="text-quiet text-sm">{text}</span>
      </span>
      {chosen && <span className="font-bold text-pasar-deep text-sm">{t('chosen')}</span>}
    </StepButton>
  )
}
