import { getTranslations } from 'next-intl/server'
import { EnterButton } from '@/app/_forms/address/address-form'
import { RemoveButton } from '@/app/_forms/remove-button'
import { Stepper } from '@/app/_forms/stepper'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { nameItem } from '@/i18n/name-item'
import { changeQuantity, removeLine } from './actions'
import type { CheckoutData, Line, Parcel, Quote } from './checkout-data'
import { LineNotices } from './line-notices'
import { type AlongAddress, alongAtLine } from './steps'

type Props = { checkout: CheckoutData; parcel: Parcel; addressOpen: boolean }

/** The goods of an order with one parcel. */
export async function ItemPart({ checkout: { quote }, parcel, addressOpen }: Props) {
  const t = await getTranslations('checkout.item')

  return (
    <section aria-labelledby="item" className={`${card} grid gap-4`}>
      <h2 id="item" className="scroll-mt-4 text-xl">
        {t('heading')}
      </h2>
      {/* Buttons of the address form stand before its fields, and Enter presses the first one. */}
      {addressOpen && <EnterButton />}
      <Items quote={quote} lines={parcel.lines} addressOpen={addressOpen} />
    </section>
  )
}

/** The only line has no remove button: a whole basket is removed in the cart. */
export function Items({ quote, lines, addressOpen }: { quote: Quote; lines: Line[]; addressOpen: boolean }) {
  const { basketId } = quote
  const [head, ...more] = quote.parcels.flatMap((parcel) => parcel.lines)

  return lines.map((line) => {
    const along = alongAtLine({ ...quote, addressOpen, sku: line.sku })

    return (
      <div key={line.sku} className="grid gap-4">
        <ItemLine basketId={basketId} line={line} first={line === head} removable={more.length > 0} along={along} />
        <LineNotices basketId={basketId} line={line} along={along} removable={more.length > 0} />
      </div>
    )
  })
}

type ItemLineProps = { basketId: string; line: Line; first: boolean; removable: boolean; along: AlongAddress }

async function ItemLine({ basketId, line, first, removable, along }: ItemLineProps) {
  const t = await getTranslations('checkout.item')
  const language = await readLanguage()
  const name = nameItem(line, language)

  return (
    <div className="grid grid-cols-[5rem_1fr] items-start gap-4 sm:grid-cols-[6rem_1fr]">
      <Picture
        media={line.media}
        shot="square"
        sizes="(min-width: 640px) 6rem, 5rem"
        language={language}
        first={first}
        className="size-20 rounded-control sm:size-24"
      />
      <div className="grid gap-2">
        <div>
          <p className="font-bold leading-snug">{line.name[language]}</p>
          {line.label && <p className="text-quiet text-sm">{line.label[language]}</p>}
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="money font-extrabold text-lg">{formatMoney(line.unitPrice * line.quantity)}</span>
            {line.quantity > 1 && (
              <span className="text-quiet text-sm">{t('each', { price: formatMoney(line.unitPrice) })}</span>
            )}
          </p>
        </div>
        <div className="flex items-center justify-between gap-3">
          <Stepper
            action={changeQuantity}
            fields={{ basketId, sku: line.sku }}
            name={name}
            quantity={line.quantity}
            most={line.most}
            along={along('changeQuantity')}
          />
          {removable && (
            <RemoveButton
              action={removeLine}
              fields={{ basketId, sku: line.sku }}
              label={t('removeOf', { name })}
              along={along('removeLine')}
            />
          )}
        </div>
      </div>
    </div>
  )
}
