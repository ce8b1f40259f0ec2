/** @jsxRuntime automatic */ // Development translates it without the settings of `tsconfig.json`.
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { Language } from '@/i18n/language'
import {
  type CertificateData,
  type DescribedCertificate,
  describeCertificate,
} from '../../migration/verification/describe-certificate'
import { FONT } from './pdf-font'

const PASAR = '#0a7d53'
const QUIET = '#5d5a54'
const LINE = '#e4ded4'

const style = StyleSheet.create({
  page: {
    padding: 44,
    paddingBottom: 64,
    fontFamily: FONT,
    fontWeight: 500,
    fontSize: 9,
    lineHeight: 1.45,
    letterSpacing: 0.12,
    color: '#0f1214',
  },
  closed: { color: PASAR, fontWeight: 800, fontSize: 11 },
  title: { fontWeight: 800, fontSize: 22, lineHeight: 1.2, marginVertical: 4 },
  quiet: { color: QUIET },
  heading: { fontWeight: 800, fontSize: 12, marginTop: 18, marginBottom: 4 },
  row: { flexDirection: 'row', borderTopWidth: 0.7, borderTopColor: LINE, paddingVertical: 4 },
  term: { width: 190, paddingRight: 12, fontWeight: 800 },
  text: { flex: 1 },
  name: { flex: 1.6 },
  number: { flex: 1, textAlign: 'right' },
  left: { fontWeight: 800, marginTop: 6 },
  // From the top: the library omits it when positioned from the bottom.
  foot: { position: 'absolute', top: 806, left: 44, right: 44, color: QUIET, fontSize: 7.5, lineHeight: 1 },
})

/**
 * Renders the certificate on A4, Indonesian first, then English. The file's dates are the
 * certificate's own, so that every copy is identical.
 */
export function drawCertificate(certificate: CertificateData): Promise<Buffer> {
  const closed = new Date(certificate.closed.document.closedAt)
  const languages: Language[] = ['id', 'en']
  const { title } = describeCertificate(certificate, 'id')

  return renderToBuffer(
    <Document title={title} author="Pasar (simulasi)" language="id" creationDate={closed} modificationDate={closed}>
      {languages.map((language) => (
        <CertificateSheets key={language} described={describeCertificate(certificate, language)} />
      ))}
    </Document>,
  )
}

function CertificateSheets({ described }: { described: DescribedCertificate }) {
  const { title, closed, lead, simulation, times, rows, destroyed, retained, proof, page } = described

  return (
    <Page size="A4" style={style.page}>
      <Text fixed style={style.foot} render={({ pageNumber, totalPages }) => page(pageNumber, totalPages ?? 0)} />
      <Text style={style.closed}>{closed}</Text>
      <Text style={style.title}>{title}</Text>
      <Text>{lead}</Text>
      <Text style={style.quiet}>{simulation}</Text>
      <Items {...times} />
      <Text style={style.heading}>{rows.heading}</Text>
      <Text style={style.quiet}>{rows.text}</Text>
      {[rows.head, ...rows.rows].map((cells) => (
        <View key={cells[0]} style={style.row} wrap={false}>
          {cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a document never change
            <Text key={index} style={index === 0 ? style.name : style.number}>
              {cell}
            </Text>
          ))}
        </View>
      ))}
      <Text style={style.left}>{rows.left}</Text>
      <Items {...destroyed} />
      <Items {...retained} />
      <Items {...proof} />
    </Page>
  )
}

function Items({ heading, text, items }: DescribedCertificate['times'] & { text?: string }) {
  return (
    <View>
      <Text style={style.heading} minPresenceAhead={40}>
        {heading}
      </Text>
      {text && <Text style={style.quiet}>{text}</Text>}
      {items.map(({ term, lines }) => (
        <View key={term} style={style.row} wrap={false}>
          <Text style={style.term}>{term}</Text>
          <View style={style.text}>
            {lines.map((line) => (
              <Text key={line}>{line}</Text>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}
