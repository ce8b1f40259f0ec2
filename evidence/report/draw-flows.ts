import type { Drawing } from './drawing'
import { FLOWS_IN_INDONESIAN } from './flows-in-indonesian'
import { type Html, html } from './html'
import type { SeenFlow } from './report'

/** The permitted crossings beside the observed ones. */
export function drawFlows({ report: { flows, unexplained }, language, words }: Drawing): Html {
  const told = flows.map((flow) => (language === 'id' ? { ...flow, ...FLOWS_IN_INDONESIAN[flow.id] } : flow))

  return html`<section class="chapter">
<h2>${words.flows}</h2>
<p class="lead">${words.flowsLead}</p>
<table class="flows">
<thead><tr><th scope="col">${words.flow}</th><th scope="col">${words.carrier}</th><th scope="col">${words.never}</th><th scope="col">${words.recorded}</th><th scope="col">${words.measured}</th></tr></thead>
<tbody>${told.map(
    (flow) => html`
<tr>
<td><b>${flow.id}</b><br>${flow.from} → ${flow.to}${flow.ends && html`<br><small>${stateOf(flow.ends, words)}</small>`}</td>
<td>${flow.carrier}</td>
<td class="quiet">${flow.never.join(', ')}</td>
<td class="amount">${flow.recorded}${flow.refused > 0 && html`<br><small>${flow.refused} ${words.refused}</small>`}</td>
<td class="amount">${measured(flow, words)}</td>
</tr>`,
  )}</tbody>
</table>
<h3>${words.unexplained}</h3>
${
  unexplained === null
    ? html`<p class="quiet">${words.unmeasured}</p>`
    : unexplained.length === 0
      ? html`<p>${words.noneUnexplained}</p>`
      : html`<ul class="wrong">${unexplained.map(({ from, to, connections }) => html`<li>${from} → ${to}: ${connections}</li>`)}</ul>`
}
</section>`
}

function stateOf(ends: NonNullable<SeenFlow['ends']>, { flowUnused, flowOpen, flowClosed }: Drawing['words']) {
  if (ends.state === 'closed') return `${flowClosed} ${ends.since.slice(0, 10)}`

  return ends.state === 'open' ? flowOpen : flowUnused
}

const measured = ({ measured }: SeenFlow, { unmeasured }: Drawing['words']) =>
  measured === null ? html`<span class="quiet">${unmeasured}</span>` : String(measured)
