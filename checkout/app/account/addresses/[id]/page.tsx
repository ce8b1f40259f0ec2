import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/app/_forms/address/address-form'
import { NO_ADDRESS } from '@/app/_forms/address/address-state'
import { addressWords } from '@/app/_forms/address/address-words'
import { valuesOf } from '@/app/_forms/address/read-address'
import { orAbsent } from '@/app/_request/or-absent'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { sampleAddress } from '@/server/composition/sample-address'
import { formatPhone } from '@/server/delivery/format-phone'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { keepAddress } from '../actions'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('addresses.title'), robots: { index: false } }
}

export default orAbsent(async function EditAddress({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const pasar = await shop()
  const ownAddress = (await pasar.address.list()).find((address) => address.id === id)
  const migrated = ownAddress ? undefined : (await pasar.migrated.addresses()).find((address) => address.id === id)
  if (id !== 'new' && !ownAddress && !migrated) notFound()
  const t = await getTranslations('account.addresses')

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t(ownAddress ? 'edit' : 'add')}</h1>
      <div className={card}>
        <AddressForm
          about={{ name: 'addressId', value: id }}
          save={keepAddress}
          values={
            ownAddress ? valuesOf(ownAddress, formatPhone(ownAddress.phone)) : migrated ? begunBy(migrated) : NO_ADDRESS
          }
          words={await addressWords()}
          sample={id === 'new' && sampleAddress() !== null}
        />
      </div>
      <Link href="/account/addresses" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {t('back')}
      </Link>
    </section>
  )
})

/** Prefills what the old shop stored: its address was one line of street, town and province. */
function begunBy({ recipient, phone, address }: RouterOutputs['migrated']['addresses'][number]) {
  const parts = (address ?? '').split(', ')
  const areaText = parts.length > 2 ? (parts.at(-2) ?? '') : ''
  const street = areaText ? parts.slice(0, -2).join(', ') : (address ?? '')

  return { ...NO_ADDRESS, recipient: recipient ?? '', phone: phone ? formatPhone(phone) : '', street, areaText }
}
