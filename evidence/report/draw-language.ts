import { drawControls } from './draw-controls'
import { drawCover } from './draw-cover'
import { drawDatabases } from './draw-databases'
import { drawFlows } from './draw-flows'
import { drawSignature } from './draw-signature'
import { drawTrails } from './draw-trails'
import { type Html, html } from './html'
import type { Messages } from './messages'
import type { Report } from './report'

export type Language = 'id' | 'en'
export type Drawing = { report: Report; language: Language; words: Messages }

/** The whole report in one language. */
export function drawLanguage(report: Report, language: Language, words: Messages): Html {
  const drawing = { report, language, words }

  return html`<main lang="${language}">
${drawCover(drawing)}
${drawControls(drawing)}
${drawFlows(drawing)}
${drawDatabases(drawing)}
${drawTrails(drawing)}
${drawSignature(drawing)}
</main>`
}
