import type { Checked } from '../controls/check-each'
import { explainsVerdict, isFault } from '../controls/control'
import { Badge } from './parts'
import type { ReportPage } from './report'

/**
 * Lines of a check's evidence that fit on a page, besides those that explain its verdict; the
 * command prints the rest.
 */
const EXCERPT = 7
const LONGEST = 260

/** Each control with its evidence, then those without a check. */
export function Controls(page: ReportPage) {
  const { report, language, words } = page

  return (
    <section className="chapter">
      <h2>{words.controls}</h2>
      <p className="lead">{words.controlsLead}</p>
      {report.rows.map((checked) => (
        <ControlRow key={checked.row} checked={checked} {...page} />
      ))}
      <h3 className="later">{words.later}</h3>
      <p>{words.laterLead}</p>
      <table className="glance absent-rows">
        <tbody>
          {report.notBuilt.map(({ row, title, clauses }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>{title[language]}</td>
              <td className="quiet">{clauses[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ControlRow({ checked, language, words }: ReportPage & { checked: Checked }) {
  const { row, title, clauses, verdict, figure, evidence, tookMs } = checked
  const excerpt = evidence.slice(0, Math.max(EXCERPT, evidence.filter(explainsVerdict).length))
  const rest = evidence.length - excerpt.length

  return (
    <article className={`control ${verdict}`}>
      <h3>
        <span className="number">{row}</span> {title[language]} <Badge verdict={verdict} words={words} />
      </h3>
      <p className="figure">{figure[language]}</p>
      <p className="clauses">{clauses[language]}</p>
      <h4>{words.evidence}</h4>
      <ul className="evidence" lang="en">
        {excerpt.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the markup is static, and two lines may be equal
          <li key={index}>{isFault(line) ? line : shorten(line)}</li>
        ))}
      </ul>
      {rest > 0 && <p className="rest">{`+ ${rest} ${words.more}`}</p>}
      <p className="repeat">
        {words.repeat}: <code>npm run evidence -- {row}</code>{' '}
        <span>{`${(tookMs / 1000).toFixed(1)} ${words.took}`}</span>
      </p>
    </article>
  )
}

const shorten = (line: string) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line)
