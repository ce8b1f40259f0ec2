import { Fact } from './parts'
import type { Database, ReportPage } from './report'

/** Three databases side by side, and in grey the concepts that none may ever contain. */
export const Databases = (page: ReportPage) => (
  <section className="chapter">
    <h2>{page.words.databases}</h2>
    <p className="lead">{page.words.databasesLead}</p>
    <div className="databases">
      {page.report.databases.map((database) => (
        <OneDatabase key={database.system} database={database} {...page} />
      ))}
    </div>
  </section>
)

function OneDatabase({
  database: { system, title, tables, absent },
  language,
  words,
}: ReportPage & { database: Database }) {
  return (
    <section className={`database ${system}`}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.table}</th>
            <th scope="col" className="amount">
              {words.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ name, rows }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td className="amount">{rows}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h4>{words.absent}</h4>
      <ul className="absent">
        {absent.map(({ concept, rule, columns }) => (
          <li key={concept} className={columns.length > 0 ? 'wrong' : undefined}>
            {columns.length === 0 ? (
              <s>{wordOf(concept, words)}</s>
            ) : (
              <>
                <b>{`${wordOf(concept, words)}: ${words.present}`}</b> <code>{columns.join(', ')}</code>
              </>
            )}{' '}
            <small>{rule[language]}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A concept's name in the reader's language. */
export const wordOf = (concept: string, { concept: concepts }: ReportPage['words']) =>
  Object.entries(concepts).find(([name]) => name === concept)?.[1] ?? concept

/** The head of each audit log, signed by its system. */
export const AuditLogs = ({ report, words }: ReportPage) => (
  <section className="chapter">
    <h2>{words.auditLogs}</h2>
    <p className="lead">{words.auditLogsLead}</p>
    {report.auditLogs.map(({ system, title, events, head, faults, statement }) => (
      <article key={system} className="audit-log">
        <h3>
          {title}{' '}
          {faults.length === 0 ? (
            <span className="badge passed">{`✓ ${words.whole}`}</span>
          ) : (
            <span className="badge failed">{`✗ ${words.broken}`}</span>
          )}
        </h3>
        <p>{`${events} ${words.events}`}</p>
        <dl className="facts">
          <Fact name={words.head}>
            <code>{`${head.sequence} · ${head.hash}`}</code>
          </Fact>
          <Fact name={words.statement}>
            <code>{statement}</code>
          </Fact>
        </dl>
      </article>
    ))}
  </section>
)
