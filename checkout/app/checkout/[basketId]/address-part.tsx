import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AddressDetails } from '@/app/_forms/address/address-details'
import { AddressForm } from '@/app/_forms/address/address-form'
import { NO_ADDRESS } from '@/app/_forms/address/address-state'
import { addressWords } from '@/app/_forms/address/address-words'
import { valuesOf } from '@/app/_forms/address/read-address'
import { shop } from '@/app/_request/visitor'
import { Icon } from '@/app/_ui/lucide-icon'
import { button, card } from '@/app/_ui/styles'
import { sampleAddress } from '@/server/composition/sample-address'
import { formatPhone } from '@/server/delivery/format-phone'
import { MOST_ADDRESSES } from '@/server/delivery/limits'
import { AddressFrame, AddressToggle } from './address-frame'
import type { CheckoutData } from './checkout-data'
import { chooseAddress, saveAddress } from './save-address'

type Props = { checkout: CheckoutData; editing: boolean }

export async function AddressPart({ checkout: { quote, addresses }, editing }: Props) {
  const t = await getTranslations('checkout.address')
  const { delivery, basketId } = quote
  const open = !delivery || editing

  return (
    <section aria-labelledby="address" className={`${card} grid scroll-mt-4 gap-4`}>
      <AddressFrame
        basketId={basketId}
        editing={open}
        saved={JSON.stringify(delivery)}
        heading={t(open ? 'heading' : 'headingSaved')}
      >
        {open ? (
          <>
            <SavedAddresses basketId={basketId} addresses={addresses} />
            <AddressForm
              about={{ name: 'basketId', value: basketId }}
              save={saveAddress}
              values={delivery ? valuesOf(delivery, formatPhone(delivery.phone)) : NO_ADDRESS}
              email={delivery && !quote.usualAddressId ? undefined : await provenEmail()}
              words={await addressWords()}
              sample={sampleAddress() !== null}
            />
          </>
        ) : (
          <div className="grid grid-cols-[auto_1fr] gap-3">
            <Icon of="icon-MapPin" size={20} className="mt-0.5 text-pasar-deep" />
            <AddressDetails address={delivery} />
          </div>
        )}
        {delivery && (
          <AddressToggle basketId={basketId} editing={editing} words={{ change: t('change'), cancel: t('cancel') }} />
        )}
      </AddressFrame>
    </section>
  )
}

/** Most recently used addresses shown; the others are folded. */
const FIRST_ADDRESSES = 3

/** Previous addresses of this buyer, chosen with one tap. */
async function SavedAddresses({ basketId, addresses }: { basketId: string; addresses: CheckoutData['addresses'] }) {
  const last = addresses.at(-1)
  if (!last) return null
  const t = await getTranslations('checkout.address')
  const folded = addresses.slice(FIRST_ADDRESSES)

  return (
    <form action={chooseAddress} className="grid gap-2">
      <input type="hidden" name="basketId" value={basketId} />
      <h3 className="text-base">{t('savedBefore')}</h3>
      <SavedList addresses={addresses.slice(0, FIRST_ADDRESSES)} />
      {folded.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">
            {t('moreSaved', { count: folded.length })}
          </summary>
          <SavedList addresses={folded} />
        </details>
      )}
      <h3 className="mt-2 text-base">{t('another')}</h3>
      {addresses.length >= MOST_ADDRESSES && (
        <p className="wrap-anywhere text-quiet text-sm">
          {t('bookFull', { most: MOST_ADDRESSES, recipient: last.recipient, street: last.street })}
          <Link href="/account/addresses" prefetch={false} className="block w-fit py-3 text-ink underline">
            {t('manageBook')}
          </Link>
        </p>
      )}
    </form>
  )
}

async function SavedList({ addresses }: { addresses: CheckoutData['addresses'] }) {
  const t = await getTranslations('checkout.address')

  return (
    <div className="grid gap-2">
      {addresses.map((address) => (
        <div key={address.id} className="grid gap-3 rounded-control border border-line p-4 sm:grid-cols-[1fr_auto]">
          <AddressDetails address={address} />
          <button
            type="submit"
            name="addressId"
            value={address.id}
            aria-label={t('sendHereNamed', { recipient: address.recipient, street: address.street })}
            className={`${button.quiet} self-center`}
          >
            {t('sendHere')}
          </button>
        </div>
      ))}
    </div>
  )
}

/**
 * The account's email, if it is verified. An unverified one gets order mail only when the buyer
 * types it.
 */
async function provenEmail() {
  const customer = await (await shop()).account.show()

  return customer?.emailVerified ? customer.email : undefined
}
