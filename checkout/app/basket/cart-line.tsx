import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { RemoveButton } from '@/app/_forms/remove-button'
import { Stepper } from '@/app/_forms/stepper'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { nameItem } from '@/i18n/name-item'
import type { CartLineData } from './cart-data'
import { CartNotes } from './cart-notes'
import { removeFromCart, setCartQuantity } from './change-cart'
import { SelectButton } from './select-button'

export async function CartLine({ line, first }: { line: CartLineData; first: boolean }) {
  const t = await getTranslations('basket')
  const language = await readLanguage()
  const { sku, productId, media, label, available, delisted, quantity, unitPrice, most, selected } = line
  const name = nameItem(line, language)

  return (
    <li className="grid grid-cols-[2.75rem_5rem_1fr] items-start gap-x-2 gap-y-3 sm:grid-cols-[2.75rem_6rem_1fr] sm:gap-x-4">
      <SelectButton fields={{ sku }} label={t('choose', { name })} checked={selected} disabled={available === 0} />
      <Picture
        media={media}
        shot="square"
        sizes="(min-width: 640px) 6rem, 5rem"
        language={language}
        first={first}
        decorative
        className={`size-20 rounded-control sm:size-24 ${available === 0 ? 'opacity-50 grayscale' : ''}`}
      />
      <div className="grid gap-2">
        <div>
          <p className="font-bold leading-snug">
            {delisted ? (
              line.name[language]
            ) : (
              <Link
                href={`/products/${productId}?sku=${sku}`}
                prefetch={false}
                className="inline-block min-h-11 content-center underline-offset-4 hover:underline"
              >
                {line.name[language]}
              </Link>
            )}
          </p>
          {label && <p className="text-quiet text-sm">{label[language]}</p>}
          {available > 0 && (
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="money font-extrabold text-lg">{formatMoney(unitPrice * quantity)}</span>
              {quantity > 1 && (
                <span className="text-quiet text-sm">{t('each', { price: formatMoney(unitPrice) })}</span>
              )}
            </p>
          )}
        </div>
        <div className="flex items-center justify-between gap-3">
          {available > 0 && (
            <Stepper action={setCartQuantity} fields={{ sku }} name={name} quantity={quantity} most={most} />
          )}
          <div className="ml-auto">
            <RemoveButton action={removeFromCart} fields={{ sku }} label={t('removeOf', { name })} />
          </div>
        </div>
      </div>
      <div className="col-span-full empty:hidden">
        <CartNotes line={line} />
      </div>
    </li>
  )
}
