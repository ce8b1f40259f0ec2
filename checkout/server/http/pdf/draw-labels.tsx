/** @jsxRuntime automatic */ // Development translates it without the settings of `tsconfig.json`.
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { Label } from '../../back-office/describe-label'
import { drawable, FONT } from './pdf-font'

const style = StyleSheet.create({
  page: { padding: 18, fontFamily: FONT, fontWeight: 500, fontSize: 9, lineHeight: 1.35, color: '#0f1214' },
  head: { flexDirection: 'row', justifyContent: 'space-between', borderBottomWidth: 1, paddingBottom: 6 },
  courier: { fontWeight: 800, fontSize: 13 },
  number: { fontWeight: 800, fontSize: 12, marginTop: 6 },
  term: { fontSize: 7.5, color: '#5d5a54', marginTop: 8 },
  recipient: { fontWeight: 800, fontSize: 12 },
  collect: { borderWidth: 1, padding: 5, marginTop: 8, fontWeight: 800, fontSize: 12, textAlign: 'center' },
})

/** Renders each label on a page of A6, the size of the couriers' sticker printers. */
export const drawLabels = (labels: Label[]): Promise<Buffer> =>
  renderToBuffer(
    <Document title="Label paket" author="Pasar (simulasi)" language="id">
      {labels.map((label) => (
        <LabelPage key={`${label.orderId} ${label.shop}`} label={label} />
      ))}
    </Document>,
  )

function LabelPage({ label }: { label: Label }) {
  const { orderId, shop, courier, trackingNumber, recipient, phone, address, notes, goods, toCollect } = label

  return (
    <Page size="A6" style={style.page}>
      <View style={style.head}>
        <Text style={style.courier}>{drawable(courier)}</Text>
        <Text>Pasar · simulasi</Text>
      </View>
      <Text style={style.number}>{trackingNumber ?? 'Nomor resi: dicetak kurir saat dijemput'}</Text>
      <Text>Pesanan {orderId}</Text>
      {toCollect && <Text style={style.collect}>BAYAR DI TEMPAT {toCollect}</Text>}
      <Text style={style.term}>Penerima</Text>
      <Text style={style.recipient}>{drawable(recipient)}</Text>
      {[phone, ...address, ...notes].filter(Boolean).map((line) => (
        <Text key={line}>{drawable(line)}</Text>
      ))}
      <Text style={style.term}>Pengirim</Text>
      <Text>{drawable(shop)}</Text>
      <Text style={style.term}>Isi paket</Text>
      {goods.map(({ id }) => (
        <Text key={id}>{drawable(id)}</Text>
      ))}
    </Page>
  )
}
