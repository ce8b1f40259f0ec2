import { getTranslations } from 'next-intl/server'
import { formatPhone } from '@/server/delivery/format-phone'
import { type Area, nameArea } from './address-state'

type Props = {
  address: {
    recipient: string
    phone: string
    email: string | null
    street: string
    rtRw: string | null
    landmark: string | null
    courierNote: string | null
    area: Area
  }
}

/** An address in Indonesian order, with labels for parts that are unclear on their own. */
export async function AddressDetails({ address }: Props) {
  const t = await getTranslations('checkout.address')
  const { recipient, phone, email, street, rtRw, landmark, courierNote, area } = address
  const named = [
    { term: t('landmark'), text: landmark },
    { term: t('courierNote'), text: courierNote },
    { term: t('email'), text: email },
  ].filter(({ text }) => text)

  return (
    <div className="min-w-0">
      <address className="wrap-anywhere not-italic">
        <p>
          <strong>{recipient}</strong> · <span className="money">{formatPhone(phone)}</span>
        </p>
        <p className="text-quiet">{[street, rtRw && `RT/RW ${rtRw}`].filter(Boolean).join(', ')}</p>
        <p className="text-quiet">{nameArea(area)}</p>
      </address>
      {named.length > 0 && (
        <dl className="mt-2 grid gap-1 text-sm">
          {named.map(({ term, text }) => (
            <div key={term}>
              <dt className="inline text-quiet">{term}: </dt>
              <dd className="wrap-anywhere inline">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
