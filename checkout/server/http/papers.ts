import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { createTranslator } from 'use-intl/core'
import { messagesOf } from '@/i18n/messages'
import { methodIn } from '@/i18n/method-in'
import { parcelKeys } from '../fulfilment/input'
import { shopOf } from '../trpc/create-caller'
import { orNotFound } from './or-not-found'

/** Invoice and contract as PDF. Rendered for the first reader; later readers get the same bytes. */
function answerInvoice(request: Request, { id }: { id: string }) {
  const orderId = id.toUpperCase()
  const answer = async () => {
    const { bytes, sha256 } = await readOrDraw(request, orderId)

    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-language': 'id',
        'content-disposition': `attachment; filename="faktur-${orderId}.pdf"`,
        'cache-control': 'private, no-store',
        etag: `"${sha256}"`,
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
    })
  }

  return orNotFound(request, answer, { invoice_missing: () => toPage(orderId) })
}

/** Redirects to the page of an unpaid order, which explains the missing invoice. */
const toPage = (orderId: string) =>
  new Response(null, {
    status: 303,
    headers: { location: `/orders/${encodeURIComponent(orderId)}/invoice`, 'cache-control': 'no-store' },
  })

async function readOrDraw(request: Request, orderId: string) {
  const { order } = shopOf(request)
  const file = await order.invoiceFile({ orderId })
  if (file) return file

  const invoice = await order.invoice({ orderId })
  // Loaded on demand: the library is large, and only these documents need it.
  const { drawInvoice } = await import('./pdf/draw-invoice')
  const t = createTranslator({ locale: 'id', messages: messagesOf('id'), namespace: 'payment' })
  const bytes = await drawInvoice(invoice, methodIn(t, invoice.method, invoice.installmentMonths))

  return order.keepInvoiceFile({ orderId, file: new Blob([new Uint8Array(bytes)]) })
}

/** The signed documents of both companies, for verification. */
const answerSignedCertificate = (request: Request) =>
  orNotFound(request, async () =>
    Response.json(await shopOf(request).migration.certificate(), { headers: { 'cache-control': 'no-store' } }),
  )

/** The certificate as PDF, in both languages. */
const answerCertificate = (request: Request) =>
  orNotFound(request, async () => {
    const certificate = await shopOf(request).migration.certificate()
    const { drawCertificate } = await import('./pdf/draw-certificate')
    const bytes = await drawCertificate(certificate)

    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-language': 'id, en',
        'content-disposition': 'attachment; filename="sertifikat-pemindahan.pdf"',
        'cache-control': 'no-store',
      },
    })
  })

/** A shop's blocked goods as a file, for the mail to its merchant. */
const answerBlockedGoods = (request: Request, { shopId }: { shopId: string }) =>
  orNotFound(request, async () => {
    const list = await shopOf(request).backOffice.blockedGoods.list({ shopId })
    const name = `barang-terblokir-${shopId.replaceAll(/[^a-z0-9-]/g, '')}.csv`

    return new Response(list, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    })
  })

/** The labels of the parcels that `?parcel=` names, a page each. */
const answerLabels = (request: Request) =>
  orNotFound(request, async () => {
    const chosen = parcelKeys.safeParse({ parcel: new URL(request.url).searchParams.getAll('parcel') })
    // The right comes first: a stranger learns nothing of what is malformed.
    const labels = await shopOf(request).backOffice.labels({ parcels: chosen.data?.parcel ?? [] })
    if (labels.length === 0) return refuse(request, 400, 'form_malformed')
    const { drawLabels } = await import('./pdf/draw-labels')

    return new Response(new Uint8Array(await drawLabels(labels)), {
      headers: {
        'content-type': 'application/pdf',
        'content-language': 'id',
        'content-disposition': 'attachment; filename="label.pdf"',
        'cache-control': 'private, no-store',
      },
    })
  })

const ANYBODY: Declaration = { who: 'anybody', changes: false }
const BUYER: Declaration = { who: 'buyer', refusal: 404, changes: false }
const OPERATOR: Declaration = { ...BUYER, who: 'operator' }

/** Downloadable documents. */
export const papers = [
  endpoint('GET', '/orders/[id]/invoice.pdf', BUYER, answerInvoice),
  endpoint('GET', '/migration/certificate.json', ANYBODY, answerSignedCertificate),
  endpoint('GET', '/migration/certificate.pdf', ANYBODY, answerCertificate),
  endpoint('GET', '/back-office/goods/[shopId]/list.csv', OPERATOR, answerBlockedGoods),
  endpoint('GET', '/back-office/labels.pdf', OPERATOR, answerLabels),
]
