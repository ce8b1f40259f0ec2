/** @jsxRuntime automatic */ // Development translates it without the settings of `tsconfig.json`.
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { formatDifference, formatMoney } from '@/i18n/format-money'
import { describeInvoice, type Item, type Sum, tabulateSums } from '../../invoice/describe-invoice'
import type { Invoice } from '../../invoice/get-invoice'
import { drawable, FONT } from './pdf-font'

const PASAR = '#0a7d53'
const QUIET = '#5d5a54'
const LINE = '#e4ded4'

const style = StyleSheet.create({
  page: {
    padding: 44,
    paddingBottom: 56,
    fontFamily: FONT,
    fontWeight: 500,
    fontSize: 9,
    lineHeight: 1.4,
    letterSpacing: 0.12,
    color: '#0f1214',
  },
  brand: { color: PASAR, fontWeight: 800, fontSize: 11 },
  title: { fontWeight: 800, fontSize: 22, lineHeight: 1.2, marginTop: 4 },
  number: { fontWeight: 800, marginTop: 6 },
  quiet: { color: QUIET },
  heading: { fontWeight: 800, fontSize: 12, marginTop: 14, marginBottom: 3 },
  item: { flexDirection: 'row', borderTopWidth: 0.7, borderTopColor: LINE, paddingVertical: 3.5 },
  term: { width: 150, paddingRight: 12, fontWeight: 800 },
  text: { flex: 1 },
  row: { flexDirection: 'row', borderTopWidth: 0.7, borderTopColor: LINE, paddingVertical: 3 },
  seller: { fontWeight: 800, marginTop: 8, marginBottom: 3 },
  name: { flex: 1, paddingRight: 12 },
  count: { width: 110, textAlign: 'right', color: QUIET },
  money: { width: 90, textAlign: 'right' },
  total: { fontWeight: 800, fontSize: 11 },
  // From the top: the library omits it when positioned from the bottom.
  foot: {
    position: 'absolute',
    top: 806,
    left: 44,
    right: 44,
    color: QUIET,
    fontSize: 7.5,
    lineHeight: 1,
  },
})

/**
 * Renders invoice and contract on A4, in Indonesian. The file's dates are the invoice's own, so
 * that it does not reveal its first download.
 */
export const drawInvoice = (invoice: Invoice, method: string): Promise<Buffer> =>
  renderToBuffer(<InvoiceFile invoice={invoice} method={method} />)

function InvoiceFile({ invoice, method }: { invoice: Invoice; method: string }) {
  const document = describeInvoice(invoice, method)
  const issued = new Date(invoice.issuedAt)

  return (
    <Document
      title={`${document.title} ${invoice.number}`}
      author="Pasar (simulasi)"
      subject={`Pesanan ${invoice.orderId}`}
      language="id"
      creationDate={issued}
      modificationDate={issued}
    >
      <Page size="A4" style={style.page}>
        <Text
          fixed
          style={style.foot}
          render={({ pageNumber, totalPages }) =>
            `Simulasi · tidak berafiliasi · halaman ${pageNumber} dari ${totalPages}`
          }
        />
        <Text style={style.brand}>Pasar</Text>
        <Text style={style.title}>{document.title}</Text>
        <Text style={style.number}>{invoice.number}</Text>
        <Text style={style.quiet}>Pesanan {invoice.orderId} · Lunas</Text>
        {document.replaced.map((line, index) => (
          <Text key={line} style={index === 0 ? { marginTop: 6 } : {}}>
            {line}
          </Text>
        ))}
        <Sums invoice={invoice} />
        <Items heading="Faktur (PMK 37/2025 Pasal 12 ayat (3))" items={document.invoice} />
        <Items heading="Kontrak elektronik (PP 80/2019 Pasal 53 ayat (1))" items={document.contract} />
      </Page>
    </Document>
  )
}

function Sums({ invoice }: { invoice: Invoice }) {
  return (
    <View style={{ marginTop: 16 }}>
      {tabulateSums(invoice).map(({ title, rows }) => (
        <View key={title}>
          {title && (
            <Text style={style.seller} minPresenceAhead={30}>
              {title}
            </Text>
          )}
          {rows.map((row) => (
            <Row key={row.name} {...row} />
          ))}
        </View>
      ))}
      <View style={[style.row, style.total]} wrap={false}>
        <Text style={style.name}>Total</Text>
        <Text style={style.money}>{formatMoney(invoice.amounts.total)}</Text>
      </View>
    </View>
  )
}

function Row({ name, count, amount }: Sum) {
  return (
    <View style={style.row} wrap={false}>
      <Text style={style.name}>{name}</Text>
      <Text style={style.count}>{count}</Text>
      <Text style={style.money}>{formatDifference(amount)}</Text>
    </View>
  )
}

function Items({ heading, items }: { heading: string; items: Item[] }) {
  // A heading stays with the first line of its section.
  return (
    <View>
      {items.map((item, index) => (
        <View key={item.letter} wrap={false}>
          {index === 0 && <Text style={style.heading}>{heading}</Text>}
          <ItemRow item={item} />
        </View>
      ))}
    </View>
  )
}

function ItemRow({ item: { letter, title, lines } }: { item: Item }) {
  return (
    <View style={style.item}>
      <Text style={style.term}>{`${letter}. ${title}`}</Text>
      <View style={style.text}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a document never change
          <Text key={index}>{drawable(line)}</Text>
        ))}
      </View>
    </View>
  )
}
