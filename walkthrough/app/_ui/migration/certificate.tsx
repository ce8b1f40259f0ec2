import { ArrowUpRight, FileCheck2 } from 'lucide-react'
import type { MigrationView } from '@/server/migration/view'
import { useSpeech } from './speech'

type CertificateProps = Pick<MigrationView, 'tables' | 'secondsWithoutOrders'> & {
  certificate: NonNullable<MigrationView['certificate']>
}

const PLACES = ['source', 'loaded', 'quarantined', 'refused'] as const

/** The certificate's main figures, with a link to the signed certificate at Pasar. */
export function Certificate({
  certificate: { address, by, closedAt },
  tables,
  secondsWithoutOrders,
}: CertificateProps) {
  const { words, number, moment } = useSpeech()
  const { certificate: text } = words
  const rows = (place: (typeof PLACES)[number]) => tables.reduce((sum, table) => sum + table[place], 0)
  const figures = [
    ...PLACES.map((place) => ({ what: text[place], figure: number(rows(place)) })),
    ...(secondsWithoutOrders === null ? [] : [{ what: text.withoutOrders, figure: number(secondsWithoutOrders, 1) }]),
  ]
  const signed = [
    { what: text.by, name: by },
    { what: text.closedAt, name: closedAt && moment(closedAt) },
  ].filter(({ name }) => name)

  return (
    <section
      aria-labelledby="certificate"
      className="panel relative animate-arrive p-6 outline-1 outline-good -outline-offset-8 sm:p-9"
    >
      <FileCheck2 size={44} aria-hidden className="float-right text-good" />
      <p className="eyebrow text-good">{text.eyebrow}</p>
      <h2 id="certificate" className="mt-1 text-3xl">
        {text.title}
      </h2>
      <p className="mt-2 text-quiet">{text.text}</p>
      <dl className="mt-6 flex flex-wrap gap-x-10 gap-y-4">
        {signed.map(({ what, name }) => (
          <div key={what}>
            <dt className="text-quiet text-sm">{what}</dt>
            <dd className="border-ink border-b-2 pb-1 font-extrabold text-2xl [overflow-wrap:anywhere]">{name}</dd>
          </div>
        ))}
      </dl>
      {tables.length > 0 && (
        <dl className="figures mt-6 flex flex-wrap gap-x-10 gap-y-3">
          {figures.map(({ what, figure }) => (
            <div key={what} className="flex flex-col-reverse">
              <dt className="text-quiet text-sm">{what}</dt>
              <dd className="font-extrabold text-xl">{figure}</dd>
            </div>
          ))}
        </dl>
      )}
      <a href={address} target="_blank" rel="noreferrer" className="button button-strong mt-6">
        {text.open}
        <ArrowUpRight size={17} aria-hidden />
      </a>
    </section>
  )
}
