import { FLOWS_IN_INDONESIAN } from './flows-in-indonesian'
import type { ReportPage, SeenFlow } from './report'

/** The permitted crossings beside the observed ones. */
export function Flows({ report: { flows, unexplained }, language, words }: ReportPage) {
  const translated = flows.map((flow) => (language === 'id' ? { ...flow, ...FLOWS_IN_INDONESIAN[flow.id] } : flow))

  return (
    <section className="chapter">
      <h2>{words.flows}</h2>
      <p className="lead">{words.flowsLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys */}
      <section className="wide" tabIndex={0} aria-label={words.flows}>
        <table className="flows">
          <thead>
            <tr>
              {[words.flow, words.carrier, words.never, words.recorded, words.measured].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {translated.map((flow) => (
              <Flow key={flow.id} flow={flow} words={words} />
            ))}
          </tbody>
        </table>
      </section>
      <h3>{words.unexplained}</h3>
      <Unexplained unexplained={unexplained} words={words} />
    </section>
  )
}

function Flow({ flow, words }: { flow: SeenFlow } & Pick<ReportPage, 'words'>) {
  const { id, from, to, ends, carrier, never, recorded, refused, measured } = flow

  return (
    <tr>
      <td>
        <b>{id}</b>
        <br />
        {`${from} → ${to}`}
        {ends && <Below>{stateOf(ends, words)}</Below>}
      </td>
      <td>{carrier}</td>
      <td className="quiet">{never.join(', ')}</td>
      <td className="amount">
        {recorded}
        {refused > 0 && <Below>{`${refused} ${words.refused}`}</Below>}
      </td>
      <td className="amount">{measured ?? <span className="quiet">{words.unmeasured}</span>}</td>
    </tr>
  )
}

const Below = ({ children }: { children: string }) => (
  <>
    <br />
    <small>{children}</small>
  </>
)

function Unexplained({ unexplained, words }: Pick<ReportPage['report'], 'unexplained'> & Pick<ReportPage, 'words'>) {
  if (unexplained === null) return <p className="quiet">{words.unmeasured}</p>
  if (unexplained.length === 0) return <p>{words.noneUnexplained}</p>

  return (
    <ul className="wrong">
      {unexplained.map(({ from, to, connections }) => (
        <li key={`${from} ${to}`}>{`${from} → ${to}: ${connections}`}</li>
      ))}
    </ul>
  )
}

function stateOf(ends: NonNullable<SeenFlow['ends']>, { flowUnused, flowOpen, flowClosed }: ReportPage['words']) {
  if (ends.state === 'closed') return `${flowClosed} ${ends.since.slice(0, 10)}`

  return ends.state === 'open' ? flowOpen : flowUnused
}
