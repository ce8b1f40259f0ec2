import { MapPin } from 'lucide-react'
import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { AddressDetails } from '@/app/address/address-details'
import { AddressForm } from '@/app/address/address-form'
import { NO_ADDRESS } from '@/app/address/address-state'
import { valuesOf } from '@/app/address/read-address'
import { button, card } from '@/app/styles'
import { formatPhone, sampleAddress } from '@/server/trpc/caller'
import { AddressFrame } from './address-frame'
import type { CheckoutData } from './checkout-data'
import { chooseAddress, saveAddress } from './save-address'

type Props = { checkout: CheckoutData; editing: boolean }

export async function AddressPart({ checkout: { quote, addresses }, editing }: Props) {
  const t = await getTranslations('checkout.address')
  const { delivery, basketId } = quote
  const open = !delivery || editing

  return (
    <section aria-labelledby="address" className={`${card} grid scroll-mt-4 gap-4`}>
      <AddressFrame basketId={basketId} editing={open} heading={t(open ? 'heading' : 'headingSaved')}>
        {open ? (
          <>
            <SavedAddresses basketId={basketId} addresses={addresses} />
            <AddressForm
              about={{ name: 'basketId', value: basketId }}
              save={saveAddress}
              values={delivery ? valuesOf(delivery, formatPhone(delivery.phone)) : NO_ADDRESS}
              words={(await getMessages()).checkout.address}
              sample={sampleAddress() !== null}
            />
          </>
        ) : (
          <div className="grid grid-cols-[auto_1fr] gap-3">
            <MapPin size={20} aria-hidden className="mt-0.5 text-pasar-deep" />
            <AddressDetails address={delivery} />
          </div>
        )}
        {delivery && (
          <Link
            href={editing ? `/checkout/${basketId}` : `/checkout/${basketId}?edit=address`}
            prefetch={false}
            scroll={false}
            className="min-h-11 content-center justify-self-start underline"
          >
            {t(editing ? 'cancel' : 'change')}
          </Link>
        )}
      </AddressFrame>
    </section>
  )
}

/** Where this shopper had something sent before: one tap each. */
async function SavedAddresses({ basketId, addresses }: { basketId: string; addresses: CheckoutData['addresses'] }) {
  if (addresses.length === 0) return null
  const t = await getTranslations('checkout.address')

  return (
    <form action={chooseAddress} className="grid gap-2">
      <input type="hidden" name="basketId" value={basketId} />
      <h3 className="text-base">{t('savedBefore')}</h3>
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
      <h3 className="mt-2 text-base">{t('another')}</h3>
    </form>
  )
}
