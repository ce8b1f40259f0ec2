import { formatDay } from '@/i18n/format-day'
import { formatMoment } from '@/i18n/format-moment'
import { formatMoney } from '@/i18n/format-money'
import type { Invoice } from './get-invoice'

/** One item of a legal provision, by its letter. */
export type Item = { letter: string; title: string; lines: string[] }

/**
 * Returns invoice and contract in Indonesian, whatever the page's language: the law requires it (PP
 * 80/2019, article 55), and a contract must not be switched to a translation. `invoice` covers PMK
 * 37/2025, article 12(3)a–f; `contract` covers PP 80/2019, article 53(1)a–i.
 */
export function describeInvoice(invoice: Invoice, method: string) {
  return {
    title: 'Faktur dan kontrak',
    replaced: replacedBy(invoice),
    invoice: invoiceItems(invoice),
    contract: contractItems(invoice, method),
  }
}

/** Lines that identify a reissued document of the old shop; none for Pasar's own orders. */
function replacedBy({ oldShop, issuedAt }: Invoice): string[] {
  if (!oldShop) return []
  const { orderNumber, invoice } = oldShop
  const what = invoice
    ? `faktur ${invoice.number} dari toko lama, tertanggal ${dayOf(invoice.issuedAt)},`
    : 'dokumen toko lama'

  return [
    `Menggantikan ${what} untuk pesanan ${orderNumber}.`,
    `Diterbitkan ulang oleh Pasar pada ${dayOf(issuedAt)}; jual belinya terjadi di toko lama.`,
  ]
}

/** A row of the table of amounts; `count` is empty where the row is no item. `amount`: rupiah. */
export type Sum = { name: string; count: string; amount: number }

/** Returns the amounts that add up to the total: by seller, then those of the whole order. */
export function tabulateSums(invoice: Invoice): { title: string | null; rows: Sum[] }[] {
  const { parcels, amounts, oldShop } = invoice
  const isSingle = parcels.length === 1
  const bySellers = parcels.map(({ seller, lines, shipping }) => ({
    title: isSingle ? null : `${seller.name} · ${seller.city}`,
    rows: [
      ...lines.map((line) => ({
        name: nameOf(line),
        count: `${line.quantity} × ${formatMoney(line.unitPrice)}`,
        amount: line.quantity * line.unitPrice,
      })),
      toSum('Ongkos kirim', shipping),
    ],
  }))
  const rest = [
    ...(amounts.insurance ? [toSum('Asuransi pengiriman', amounts.insurance)] : []),
    ...(amounts.serviceFee || !oldShop ? [toSum('Biaya layanan', amounts.serviceFee)] : []),
    ...discountsOf(invoice).map(({ name, amount }) => toSum(name, -amount)),
  ]

  return [...bySellers, { title: isSingle ? null : 'Seluruh pesanan', rows: rest }]
}

const toSum = (name: string, amount: number): Sum => ({ name, count: '', amount })

const isPaidInCash = ({ method }: Invoice) => method === 'cod'

export const linesOf = ({ parcels }: Invoice) => parcels.flatMap(({ lines }) => lines)

const moment = (instant: string) => `${formatMoment(instant, 'id')} WIB`
const dayOf = (instant: string) => formatDay(instant, 'id')

/** The buyer's payment time; a reissued invoice is younger. */
const paidAt = ({ oldShop, issuedAt }: Invoice) => oldShop?.paidAt ?? issuedAt

/** The old shop may have stored it as one line, and incompletely. */
const addressOf = ({ buyer }: Invoice) =>
  [
    ...[buyer.street, buyer.rtRw && `RT/RW ${buyer.rtRw}`, buyer.village, buyer.district, buyer.city],
    [buyer.province, buyer.postalCode].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ')

type Parcel = Invoice['parcels'][number]
type Line = Parcel['lines'][number]

const nameOf = ({ name, label }: Line) => [name, label].filter(Boolean).join(' · ')

/** Lines grouped by seller, with headings where there are several. */
const bySeller = ({ parcels }: Invoice, linesOf: (parcel: Parcel) => string[]) =>
  parcels.flatMap((parcel) => (parcels.length > 1 ? [`${parcel.seller.name}:`, ...linesOf(parcel)] : linesOf(parcel)))

/** Empty where no registration was required at the time. */
const nibOf = ({ nib }: Parcel['seller']) =>
  nib === undefined ? [] : [nib ? `NIB ${nib}` : 'NIB dalam proses legalisasi']

const taxOf = ({ seller, includedTax }: Parcel) =>
  includedTax === null
    ? `${seller.name} tidak memungut PPN.`
    : `Harga barang ${seller.name} sudah termasuk PPN ${formatMoney(includedTax)} (11/111 dari harga setelah potongan penjual).`

/** With several sellers, each lists its own discount, since its PPN is computed after it. */
const discountOfSeller = ({ parcels }: Invoice, { seller, shopDiscount }: Parcel) =>
  parcels.length > 1 && shopDiscount > 0 ? [`Potongan harga ${seller.name} ${formatMoney(shopDiscount)}.`] : []

const invoiceItems = (invoice: Invoice): Item[] => [
  {
    letter: 'a',
    title: 'Nomor dan tanggal faktur',
    lines: [invoice.number, moment(invoice.issuedAt)],
  },
  { letter: 'b', title: 'Nama pihak lain (lokapasar)', lines: ['Pasar (simulasi)'] },
  {
    letter: 'c',
    title: 'Nama akun pedagang',
    lines: invoice.parcels.map(({ seller }) => [`${seller.name} (${seller.id})`, ...nibOf(seller)].join(', ')),
  },
  { letter: 'd', title: 'Pembeli', lines: [invoice.buyer.recipient, addressOf(invoice)] },
  {
    letter: 'e',
    title: 'Barang, harga jual, dan potongan harga',
    lines: [
      ...bySeller(invoice, (parcel) => [
        ...parcel.lines.map(
          (line) => `${nameOf(line)}: ${line.quantity} × ${formatMoney(line.unitPrice)} = ${totalOf(line)}`,
        ),
        ...discountOfSeller(invoice, parcel),
        taxOf(parcel),
      ]),
      `Jumlah harga jual ${formatMoney(invoice.amounts.subtotal)}, potongan harga penjual ${formatMoney(invoice.amounts.shopDiscount)}.`,
      ...discountsOf(invoice)
        .filter(({ by }) => by !== 'penjual')
        .map(({ name, by, amount }) => `${name} ${formatMoney(amount)}, ditanggung ${by}.`),
    ],
  },
  {
    letter: 'f',
    title: 'Pajak Penghasilan Pasal 22',
    lines: [`${formatMoney(0)}: dalam simulasi ini Pasar belum ditunjuk sebagai pemungut.`],
  },
]

/** The discounts and their funders: the old shop funded its own. */
function discountsOf({ amounts, oldShop }: Pick<Invoice, 'amounts' | 'oldShop'>) {
  const platform = oldShop ? 'toko lama' : 'Pasar'

  return [
    { name: 'Voucher toko', by: 'penjual', amount: amounts.shopDiscount },
    { name: `Voucher ${platform}`, by: platform, amount: amounts.platformDiscount },
    { name: 'Potongan ongkir', by: platform, amount: amounts.shippingDiscount },
  ].filter(({ amount }) => amount > 0)
}

const totalOf = ({ unitPrice, quantity }: Line) => formatMoney(unitPrice * quantity)

const contractItems = (invoice: Invoice, method: string): Item[] => [
  {
    letter: 'a',
    title: 'Identitas para pihak',
    lines: [
      ...invoice.parcels.map(
        ({ seller }) => `Penjual: ${[seller.name, seller.city, seller.province, ...nibOf(seller)].join(', ')}.`,
      ),
      `Pembeli: ${invoice.buyer.recipient}, ${addressOf(invoice)}.`,
      ...(invoice.oldShop ? ['Penyelenggara saat jual beli: toko lama, di dalam aplikasi sosial.'] : []),
      `Penyelenggara${invoice.oldShop ? ' sejak dipindahkan' : ''}: Pasar (simulasi), pengaduan@pasar.example. ${isPaidInCash(invoice) ? 'Pembayaran diterima tunai oleh kurir.' : 'Pembayaran diproses oleh Kasir, perusahaan terpisah.'}`,
    ],
  },
  {
    letter: 'b',
    title: 'Objek dan spesifikasi',
    lines: bySeller(invoice, ({ lines }) =>
      lines.map(
        (line) =>
          `${nameOf(line)} (${line.sku}), ${line.quantity} buah, ${line.origin ? `asal ${line.origin}` : 'asal tidak tercatat'}.`,
      ),
    ),
  },
  { letter: 'c', title: 'Legalitas barang', lines: linesOf(invoice).map((line) => legalityOf(line, invoice)) },
  {
    letter: 'd',
    title: 'Nilai transaksi',
    lines: [
      ...sumsBySeller(invoice),
      `${sumsOf(invoice)}.`,
      ...discountsOf(invoice).map(
        ({ name, by, amount }) => `Dikurangi ${name} ${formatMoney(amount)}, ditanggung ${by}.`,
      ),
      `Seluruhnya ${formatMoney(invoice.amounts.total)}.`,
      ...invoice.parcels.map(taxOf),
    ],
  },
  {
    letter: 'e',
    title: 'Persyaratan dan jangka waktu pembayaran',
    lines: [paymentOf(invoice, method)],
  },
  {
    letter: 'f',
    title: 'Prosedur pengiriman',
    lines: [
      ...bySeller(invoice, ({ courier }) => [
        courier
          ? `Dikirim oleh ${courier.name} ke alamat pembeli, perkiraan tiba ${daysOf(courier)}.`
          : 'Dikirim ke alamat pembeli lewat kurir toko lama, yang namanya tidak tercatat.',
      ]),
      ...(invoice.oldShop ? [] : ['Perjalanannya terbaca di halaman pesanan.']),
    ],
  },
  {
    letter: 'g',
    title: 'Prosedur pengembalian',
    lines: [
      ...(invoice.oldShop ? ['Sejak pesanan ini dipindahkan, yang berlaku adalah prosedur Pasar.'] : []),
      'Barang yang keliru, rusak, cacat tersembunyi, kedaluwarsa, atau kurang dapat dikembalikan paling lambat dua hari kerja setelah diterima, lewat halaman pesanan, juga bila penerimaannya sudah dikonfirmasi. Penjual menjawab dalam dua hari kerja. Bila diterima, ' +
        `uangnya kembali lewat ${isPaidInCash(invoice) ? 'transfer bank' : 'Kasir, atau lewat transfer bank bila cara bayarnya tidak dapat menerima uang kembali'}; bila ditolak, pembeli dapat mengadu.`,
    ],
  },
  {
    letter: 'h',
    title: 'Prosedur pembatalan',
    lines: [
      'Selama belum ada paket yang dikemas, pembeli dapat membatalkan lewat halaman pesanan dan seluruh uangnya kembali. Sesudah itu berlaku prosedur pengembalian.',
    ],
  },
  {
    letter: 'i',
    title: 'Pilihan hukum dan penyelesaian sengketa',
    lines: [
      'Hukum Republik Indonesia. Sengketa diselesaikan dengan musyawarah, lalu lewat Badan Penyelesaian Sengketa Konsumen atau pengadilan negeri di tempat tinggal pembeli.',
    ],
  },
]

/** Empty for one seller, whose sums are those of the order. */
const sumsBySeller = ({ parcels }: Invoice) =>
  parcels.length === 1
    ? []
    : parcels.map(
        ({ seller, subtotal, shipping }) =>
          `${seller.name}: barang ${formatMoney(subtotal)}, ongkos kirim ${formatMoney(shipping)}.`,
      )

const sumsOf = ({ oldShop, amounts: { subtotal, shipping, insurance, serviceFee } }: Invoice) =>
  [
    `Barang ${formatMoney(subtotal)}`,
    `ongkos kirim ${formatMoney(shipping)}`,
    ...(insurance ? [`asuransi pengiriman ${formatMoney(insurance)}`] : []),
    ...(serviceFee || !oldShop ? [`biaya layanan ${formatMoney(serviceFee)}`] : []),
  ].join(', ')

function paymentOf(invoice: Invoice, method: string) {
  const paid = `Lunas ${moment(paidAt(invoice))}`
  if (isPaidInCash(invoice)) return `Dibayar tunai kepada kurir saat barang diserahkan. ${paid}.`
  const due = invoice.oldShop ? '' : `, paling lambat ${moment(invoice.paymentDueAt)}`

  return `Dibayar sekaligus di muka lewat Kasir${due}. ${paid} dengan ${method}.`
}

/** The old shop sold such goods without a number; only Pasar refuses that. */
function legalityOf(line: Line, { oldShop }: Invoice) {
  const numbers = (line.standards ?? []).map(({ kind, number }) => `${kind} ${number}`)
  if (numbers.length > 0) return `${nameOf(line)}: ${numbers.join(', ')}.`

  return `${nameOf(line)}: ${oldShop ? 'tidak ada nomor yang tercatat.' : 'tidak wajib bernomor.'}`
}

const daysOf = ({ arrivesFrom, arrivesUntil }: NonNullable<Parcel['courier']>) =>
  arrivesFrom === arrivesUntil ? dayOf(arrivesFrom) : `${dayOf(arrivesFrom)} sampai ${dayOf(arrivesUntil)}`
