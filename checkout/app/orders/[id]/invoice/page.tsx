import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatDifference, formatMoment, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { nameMethod } from '@/app/_ui/method-name'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { describeInvoice, type Item as InvoiceItem, tabulateSums } from '@/server/invoice/describe-invoice'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { NoSuchOrderAt } from '../not-found'
import { PrintButton } from '../print-button'
import { NoInvoice } from './no-invoice'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.invoice'))('title'), robots: { index: false } }
}

/** An order of this browser that is not paid yet. */
const Unpaid = orAbsent(
  async ({ params }: Props) => (
    <NoInvoice order={await orNotFound((await shop()).order.get({ orderId: (await params).id }))} />
  ),
  NoSuchOrderAt,
)

export default orAbsent(async function InvoicePage({ params }: Props) {
  const invoice = await orNotFound((await shop()).order.invoice({ orderId: (await params).id }))
  const { amounts, givenBack } = invoice
  const t = await getTranslations('order.invoice')
  const document = describeInvoice(
    invoice,
    await nameMethod(invoice.method, { locale: 'id', months: invoice.installmentMonths }),
  )

  return (
    <div className="mx-auto grid max-w-3xl gap-5 pt-6 lg:pt-10">
      {(await readLanguage()) !== 'id' && <Notice tone="good">{t('inIndonesian')}</Notice>}
      {givenBack > 0 && (
        <Notice tone="good">
          {t(givenBack < amounts.total ? 'givenBack' : 'allGivenBack', { amount: formatMoney(givenBack) })}
        </Notice>
      )}
      <article lang="id" className={`${card} grid gap-6`}>
        <header className="grid gap-1">
          <p className="font-bold text-pasar-deep">Pasar · Simulasi</p>
          <h1 className="text-3xl sm:text-4xl">{document.title}</h1>
          <p className="font-bold">{invoice.number}</p>
          <p className="text-quiet">
            {formatMoment(invoice.issuedAt, 'id')} WIB · Pesanan {invoice.orderId}
          </p>
          <p className="wrap-anywhere text-quiet">Pembeli {invoice.buyer.recipient}</p>
          {document.replaced.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="pt-2">
            <strong className="rounded-control bg-pasar-wash px-3 py-1 font-extrabold text-pasar-deep">LUNAS</strong>
          </p>
        </header>
        <Sums invoice={invoice} />
        <details>
          <summary className="inline-block min-h-11 cursor-pointer content-center font-bold underline underline-offset-4">
            Rincian hukum dan kontrak
          </summary>
          <div className="grid gap-6 pt-4">
            <Items heading="Faktur (PMK 37/2025 Pasal 12 ayat (3))" items={document.invoice} />
            <Items heading="Kontrak elektronik (PP 80/2019 Pasal 53 ayat (1))" items={document.contract} />
          </div>
        </details>
      </article>
      <section aria-label={t('file')} className="grid gap-3 print:hidden">
        <a href={`/orders/${invoice.orderId}/invoice.pdf`} className={button.primary}>
          <Icon of="icon-Download" size={20} />
          {t('download')}
        </a>
        <PrintButton label={t('print')} />
        {invoice.sha256 && (
          <details>
            <summary className="inline-block min-h-11 cursor-pointer content-center text-quiet underline">
              {t('hash')}
            </summary>
            <p className="break-all text-quiet text-sm">{t('hashText', { hash: invoice.sha256 })}</p>
          </details>
        )}
        <Link href={`/orders/${invoice.orderId}`} prefetch={false} className="min-h-11 content-center underline">
          {t('back')}
        </Link>
      </section>
    </div>
  )
}, Unpaid)

function Sums({ invoice }: { invoice: RouterOutputs['order']['invoice'] }) {
  return (
    <table className="w-full">
      {tabulateSums(invoice).map(({ title, rows }) => (
        <tbody key={title}>
          {title && (
            <tr>
              <th scope="rowgroup" colSpan={2} className="pt-4 pb-1 text-left">
                {title}
              </th>
            </tr>
          )}
          {rows.map(({ name, count, amount }) => (
            <tr key={name} className="border-line border-t">
              <th scope="row" className="wrap-anywhere py-2 pr-4 text-left font-normal">
                {name}
                {count && <span className="money block text-quiet text-sm">{count}</span>}
              </th>
              <td className="money py-2 text-right align-top">{formatDifference(amount)}</td>
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr className="border-ink border-t-2 font-extrabold text-xl">
          <th scope="row" className="py-3 text-left">
            Total
          </th>
          <td className="money py-3 text-right">{formatMoney(invoice.amounts.total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Items({ heading, items }: { heading: string; items: InvoiceItem[] }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{heading}</h2>
      <dl className="grid gap-3">
        {items.map(({ letter, title, lines }) => (
          <div key={letter} className="grid gap-0.5 border-line border-t pt-3 sm:grid-cols-[14rem_1fr] sm:gap-x-4">
            <dt className="font-bold">{`${letter}. ${title}`}</dt>
            <dd className="wrap-anywhere grid gap-1">
              {lines.map((line, index) => (
                // Two sellers may use the same courier on the same days.
                // biome-ignore lint/suspicious/noArrayIndexKey: a document's lines are fixed
                <p key={index}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
