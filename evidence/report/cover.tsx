import type { ReactNode } from 'react'
import { Badge, Fact } from './parts'
import type { Report, ReportPage } from './report'

/** On one page: that it is a simulation, how many controls hold, and which. */
export function Summary({ report, fingerprint, language, words }: ReportPage) {
  const { passed, failed, migrationOpen = 0, notBuilt } = report.sum

  return (
    <header className="cover">
      <p className="mark">
        <svg viewBox="0 0 40 24" aria-hidden="true">
          <path d="M1 19h38M4 19c4-15 28-15 32 0M11 19v-7.4M20 19V8M29 19v-7.4" />
        </svg>{' '}
        Jembatan
      </p>
      <h1>{words.title}</h1>
      <p className="subtitle">{words.subtitle}</p>
      <p className="fingerprint">
        {words.fingerprint} <code>{fingerprint}</code>
      </p>
      <p className="simulation">{words.simulation}</p>
      <dl className="sums">
        <Fact name={words.passedCount} className="passed">
          {passed}
        </Fact>
        <Fact name={words.failedCount} className={failed > 0 ? 'failed' : 'none'}>
          {failed}
        </Fact>
        {migrationOpen > 0 && (
          <Fact name={words.migrationOpenCount} className="migration_open">
            {migrationOpen}
          </Fact>
        )}
        <Fact name={words.notBuiltCount} className="not_built">
          {notBuilt}
        </Fact>
      </dl>
      <p className="meaning">
        <b>{words.meaning}.</b> {failed > 0 ? words.holdsNot : migrationOpen > 0 ? words.holdsAfter : words.holds}
      </p>
      <table className="glance">
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.control}</th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {everyRow(report).map(({ row, title, verdict }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>{title[language]}</td>
              <td>
                <Badge verdict={verdict} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </header>
  )
}

/** All rows by number, with or without a check. */
export const everyRow = ({ rows, notBuilt }: Report) =>
  [...rows, ...notBuilt.map((row) => ({ ...row, verdict: 'not_built' as const }))].toSorted(
    (one, other) => one.row - other.row,
  )

/** The interpretation, commit, environment and time, and the limits of the proof. */
export function Origin({ report, language, words }: ReportPage) {
  const { build, environment, at, signer } = report
  const versions = Object.entries(environment.postgres).map(([name, version]) => `${version} (${name})`)

  return (
    <section className="chapter cover">
      <section>
        <h2>{words.reading}</h2>
        <p>{words.readingText}</p>
      </section>
      <section>
        <h2>{words.about}</h2>
        <dl className="facts">
          <Fact name={words.builtFrom}>
            <code>{build.commit || '–'}</code>
            {build.changed && ` (${words.changed})`}
          </Fact>
          <Fact name={words.committedAt}>{build.committedAt || '–'}</Fact>
          <Fact name={words.checkedAt}>{moment(at, language)}</Fact>
          <Fact name={words.machine}>
            {`${environment.os} · ${environment.cores} ${words.cores} · ${environment.memoryGiB} ${words.memory}`}
          </Fact>
          <Fact name="Node.js">{environment.node}</Fact>
          <Fact name={words.database}>{`PostgreSQL ${versions.join(', ')}`}</Fact>
          <Fact name={words.key}>
            <code>{signer}</code>
          </Fact>
        </dl>
      </section>
      <section className="admits">
        <h2>{words.admits}</h2>
        <ul>
          {words.admitsList.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    </section>
  )
}

/** In the reader's time zone, Jakarta. */
export const moment = (at: string, language: string): ReactNode =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(at))} WIB`
