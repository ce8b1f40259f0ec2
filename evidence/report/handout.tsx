import { CLAIMS } from '../../walkthrough/server/register/claims'
import { everyRow, moment } from './cover'
import { wordOf } from './databases'
import { Badge, Fact } from './parts'
import type { Database, ReportPage } from './report'

/** The flow by which a buyer crosses. */
const HANDOFF = 'F2'

/** One sheet: the story, the figures of this run, and the checks. */
export function Handout({ report, fingerprint, language, words }: ReportPage) {
  const { build, databases, at, sum, unexplained } = report
  const { sheet } = words
  const all = sum.passed + sum.failed + (sum.migrationOpen ?? 0) + sum.notBuilt

  return (
    <main className="sheet">
      <header>
        <p className="mark">Jembatan</p>
        <h1>{sheet.title}</h1>
        <p className="lead">{sheet.lead}</p>
      </header>
      <dl className="figures">
        <Figure number={sum.passed} name={sheet.controls.replace('{all}', String(all))} wrong={sum.failed > 0} />
        <Figure number={CLAIMS.length} name={sheet.facts} />
        <Figure number={report.flows.find(({ id }) => id === HANDOFF)?.recorded ?? 0} name={sheet.taps} />
        {/* Without a measurement there is no number. */}
        {unexplained === null ? (
          <Figure number="–" name={sheet.unmeasured} />
        ) : (
          <Figure number={unexplained.length} name={sheet.outside} wrong={unexplained.length > 0} />
        )}
      </dl>
      <div className="systems">
        {databases.map((database) => (
          <OneSystem key={database.system} database={database} words={words} />
        ))}
      </div>
      <ol className="rows">
        {everyRow(report).map(({ row, title, verdict }) => (
          <li key={row} value={row}>
            <span>{title[language]}</span> <Badge verdict={verdict} words={words} />
          </li>
        ))}
      </ol>
      <footer>
        <dl className="facts">
          <Fact name={words.fingerprint}>
            <code>{fingerprint}</code>
          </Fact>
          <Fact name={words.checkedAt}>{moment(at, language)}</Fact>
          <Fact name={words.builtFrom}>
            <code>{build.commit.slice(0, 12) || '–'}</code>
            {build.changed && ` (${words.changed})`}
          </Fact>
          <Fact name={sheet.check}>
            <code>npm run evidence:verify -- handout.pdf</code>
          </Fact>
        </dl>
        <p className="simulation">{words.simulation}</p>
      </footer>
    </main>
  )
}

const Figure = ({ number, name, wrong = false }: { number: number | string; name: string; wrong?: boolean }) => (
  <Fact name={name} className={wrong ? 'wrong' : undefined}>
    {number}
  </Fact>
)

type OneSystemProps = { database: Database } & Pick<ReportPage, 'words'>

function OneSystem({ database: { system, title, tables, absent }, words }: OneSystemProps) {
  const { sheet } = words
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)

  return (
    <section className={`database ${system}`}>
      <h3>{title}</h3>
      <p>{sheet.tables.replace('{tables}', String(tables.length)).replace('{rows}', String(rows))}</p>
      <h4>{sheet.without}</h4>
      <p className="without">
        {absent.map(({ concept, columns }, index) => (
          <span key={concept}>
            {index > 0 && ', '}
            {columns.length === 0 ? (
              <s>{wordOf(concept, words)}</s>
            ) : (
              <b className="wrong">{`${wordOf(concept, words)}: ${sheet.here}`}</b>
            )}
          </span>
        ))}
        {absent.length === 0 && sheet.nothingAbsent}
      </p>
    </section>
  )
}
