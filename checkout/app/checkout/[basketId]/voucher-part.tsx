import { getTranslations } from 'next-intl/server'
import { ADDRESS_FORM } from '@/app/_forms/address/address-state'
import { StepButton } from '@/app/_forms/step-button'
import { formatDifference } from '@/app/_ui/format'
import { HoldsFocus } from '@/app/_ui/holds-focus'
import { Icon } from '@/app/_ui/lucide-icon'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import type { CheckoutData } from './checkout-data'
import { describeVoucher, sayWhyNot, type VoucherData } from './describe-voucher'
import { type AlongAddress, alongAddress, openAddress } from './steps'
import { chooseVoucher, removeVoucher } from './voucher-actions'
import { VoucherForm } from './voucher-form'

type Props = { checkout: CheckoutData; addressOpen: boolean }

/** Vouchers: a field for a code and the offers, folded, and the applied ones. */
export async function VoucherPart({ checkout: { quote, voucherOffers }, addressOpen }: Props) {
  const t = await getTranslations('voucher')
  const along = alongAddress({ ...quote, addressOpen })
  const applied = new Set(quote.vouchers.map(({ voucher: { code } }) => code))
  const others = voucherOffers.filter(({ voucher: { code } }) => !applied.has(code))
  const fitting = others.filter(({ unfit }) => unfit === null).length

  return (
    <section aria-labelledby="voucher" className={`${card} grid scroll-mt-4 gap-2`}>
      <VoucherForm
        basketId={quote.basketId}
        along={addressOpen ? { form: ADDRESS_FORM, leadsTo: `${openAddress(quote)}#notice` } : undefined}
        version={quote.version}
        words={await formWords()}
        summary={
          <span className="flex flex-wrap items-baseline gap-x-3">
            {/* A press on a focusable element would not open the fold in every browser. */}
            <HoldsFocus as="h2" id="voucher" about={[...applied].join()} className="pointer-events-none text-xl">
              {t('heading')}
            </HoldsFocus>
            <span className="text-sm underline">{t('offers', { count: fitting })}</span>
          </span>
        }
      >
        {others.length > 0 && (
          <form action={chooseVoucher} className="grid gap-2">
            <input type="hidden" name="basketId" value={quote.basketId} />
            <p className="text-quiet text-sm">{t('together')}</p>
            {others.map((offer) => (
              <VoucherOption key={offer.voucher.code} offer={offer} along={along} />
            ))}
          </form>
        )}
      </VoucherForm>
      {quote.vouchers.map((voucher) => (
        <AppliedVoucher
          key={voucher.voucher.code}
          basketId={quote.basketId}
          offer={voucher}
          addressOpen={addressOpen}
        />
      ))}
    </section>
  )
}

async function formWords() {
  const t = await getTranslations('voucher')

  return { code: t('code'), codeHint: t('codeHint'), apply: t('apply'), applying: t('applying') }
}

/** Reasons that no other selection of goods would change. */
const ENDED = new Set<NonNullable<VoucherData['unfit']>['reason']>(['not_yet', 'over', 'used_before', 'used_up'])

type AppliedProps = { basketId: string; offer: VoucherData; addressOpen: boolean }

async function AppliedVoucher({ basketId, offer, addressOpen }: AppliedProps) {
  const t = await getTranslations('voucher')
  const { code } = offer.voucher
  const { worth } = await describeVoucher(offer)

  return (
    <div className="grid gap-2 rounded-control border-2 border-pasar-deep bg-pasar-wash p-4">
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-3">
        <Icon of="icon-TicketPercent" size={20} className="text-pasar-deep" />
        <div className="min-w-0">
          <p className="flex flex-wrap gap-x-3 font-bold">
            <span className="break-all">{code}</span>
            {offer.amount > 0 && <span className="money text-pasar-deep">{formatDifference(-offer.amount)}</span>}
          </p>
          <p className="text-quiet text-sm">{worth}</p>
        </div>
        <form action={removeVoucher}>
          <input type="hidden" name="basketId" value={basketId} />
          <input type="hidden" name="code" value={code} />
          <StepButton
            along={alongAddress({ basketId, addressOpen, of: { code } })('removeVoucher')}
            aria-label={t('removeNamed', { code })}
            className={button.quiet}
          >
            {t('remove')}
          </StepButton>
        </form>
      </div>
      {offer.unfit ? (
        <Notice tone="warn">
          <p className="font-bold">{await sayWhyNot(offer)}</p>
          <p>{t(ENDED.has(offer.unfit.reason) ? 'ended' : 'noLonger')}</p>
        </Notice>
      ) : (
        offer.amount === 0 && <p className="text-quiet text-sm">{t('whenShipped')}</p>
      )}
    </div>
  )
}

async function VoucherOption({ offer, along }: { offer: VoucherData; along: AlongAddress }) {
  const t = await getTranslations('voucher')
  const { code } = offer.voucher
  const { worth, terms } = await describeVoucher(offer)
  const text = (
    <span className="grid min-w-0">
      <span className="break-words font-bold">{worth}</span>
      <span className="break-words text-quiet text-sm">
        {offer.voucher.isCollected && <strong className="text-pasar-deep">{t('collected')} · </strong>}
        {code} · {terms}
      </span>
    </span>
  )

  if (offer.unfit)
    return (
      <div className="grid grid-cols-[auto_1fr] items-center gap-3 rounded-control border border-line border-dashed px-4 py-3 text-quiet">
        <Icon of="icon-TicketPercent" size={20} />
        <div className="grid min-w-0">
          {text}
          <p className="text-sm">{await sayWhyNot(offer)}</p>
        </div>
      </div>
    )

  return (
    <StepButton
      name="code"
      value={code}
      along={along('chooseVoucher')}
      className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr_auto] items-center gap-3 rounded-control border border-line px-4 py-3 text-left hover:border-ink"
    >
      <Icon of="icon-TicketPercent" size={20} className="text-pasar-deep" />
      <span className="sr-only">{t('applyNamed', { code })}. </span>
      {text}
      <span className="money font-extrabold">{offer.amount > 0 && formatDifference(-offer.amount)}</span>
    </StepButton>
  )
}
