import type { Drawing } from './drawing'
import { type Html, html } from './html'
import type { Database } from './report'

/** Three databases side by side, and in grey the concepts that none may ever contain. */
export function drawDatabases(drawing: Drawing): Html {
  const { report, words } = drawing

  return html`<section class="chapter">
<h2>${words.databases}</h2>
<p class="lead">${words.databasesLead}</p>
<div class="databases">${report.databases.map((database) => drawDatabase(database, drawing))}</div>
</section>`
}

function drawDatabase({ system, title, tables, absent }: Database, { language, words }: Drawing) {
  return html`<section class="database ${system}">
<h3>${title}</h3>
<table>
<thead><tr><th scope="col">${words.table}</th><th scope="col" class="amount">${words.rows}</th></tr></thead>
<tbody>${tables.map(({ name, rows }) => html`<tr><td><code>${name}</code></td><td class="amount">${rows}</td></tr>`)}</tbody>
</table>
<h4>${words.absent}</h4>
<ul class="absent">${absent.map(({ concept, rule, found }) => {
    const word = Object.entries(words.concept).find(([name]) => name === concept)?.[1] ?? concept

    return found.length === 0
      ? html`<li><s>${word}</s> <small>${rule[language]}</small></li>`
      : html`<li class="wrong"><b>${word}: ${words.present}</b> <code>${found.join(', ')}</code> <small>${rule[language]}</small></li>`
  })}</ul>
</section>`
}
