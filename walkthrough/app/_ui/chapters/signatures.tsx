import { Check, OctagonX } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { readComparison } from '@/server/signatures/read-comparison'

type Words = Messages['chapter']['signatures']

/** The signatures of both interfaces side by side, with a real call of this run. */
export async function Signatures({ words }: { words: Words }) {
  const compared = await readComparison(listControls(getEnvironment()))

  return (
    <section aria-labelledby="signatures" className="panel mt-5 grid gap-4 p-5 sm:p-8 lg:mt-6">
      <h2 id="signatures" className="text-xl">
        {words.title}
      </h2>
      <p className="max-w-[75ch]">{words.lead}</p>
      <ol className="grid gap-2 pl-5 [list-style:decimal]">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {compared ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Side title={words.biSnap}>
            <Line name={words.call} value={`POST ${compared.call.path}`} />
            <Line name={words.body} value={compared.call.body} />
            <Line name={words.signature} value={compared.call.signature} />
            <Verdict good text={`${words.accepted} ${compared.call.code}`} />
            <Line name={words.changedByte} value={compared.changed.body} />
            <Verdict good={false} text={`${words.refused} ${compared.changed.code}`} />
            <Line name={words.wayBack} value={compared.notification.changed.body} />
            <Verdict good={compared.notification.changed.valid} text={words.invalid} />
          </Side>
          <Side title={words.core}>
            <Line name={words.body} value={compared.core.body} />
            <Line name={words.signature} value={compared.core.signature} />
            <Verdict good text={words.valid} />
            <Line name={words.changedStatus} value={compared.core.changed.body} />
            <Verdict
              good={compared.core.changed.valid}
              text={compared.core.changed.valid ? words.stillValid : words.invalid}
            />
            <p>{words.whyAsk}</p>
          </Side>
        </div>
      ) : (
        <p className="text-quiet">{words.absent}</p>
      )}
      <p className="text-quiet text-sm">{words.note}</p>
    </section>
  )
}

const Side = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className="grid min-w-0 content-start gap-3 rounded-card border border-line p-4">
    <h3 className="font-bold">{title}</h3>
    {children}
  </div>
)

const Line = ({ name, value }: { name: string; value: string }) => (
  <p className="grid gap-1">
    <span className="text-quiet text-sm">{name}</span>
    <code className="text-sm [overflow-wrap:anywhere]">{value}</code>
  </p>
)

function Verdict({ good, text }: { good: boolean; text: string }) {
  const Icon = good ? Check : OctagonX

  return (
    <p className="flex items-center gap-2 font-bold">
      <Icon size={18} aria-hidden className="shrink-0" />
      {text}
    </p>
  )
}
