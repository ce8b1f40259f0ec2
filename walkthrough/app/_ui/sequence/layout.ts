import type { Lifeline } from './to-arrows'

export const LINES: Lifeline[] = ['ramai', 'browser', 'pasar', 'kasir']

/** Maximum arrows of a diagram. */
export const DRAWN = 30

export const WIDTH = 1080
export const HEAD = 122
export const ROW = 58
export const BOTTOM = 44

export const COLOUR: Record<Lifeline, string> = {
  ramai: '#c8243a',
  browser: '#0f1214',
  pasar: '#0a7d53',
  kasir: '#2f56d9',
}

const MARGIN = 130

/** Distance between two neighbouring lifelines. */
export const GAP = (WIDTH - 2 * MARGIN) / (LINES.length - 1)

export const placeOf = (line: Lifeline) => MARGIN + LINES.indexOf(line) * GAP
