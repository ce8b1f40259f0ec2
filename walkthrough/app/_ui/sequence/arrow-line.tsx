import type { Messages } from '@/i18n/messages'
import { kindWord } from '@/i18n/words'
import { formatTime } from '../live/crossing'
import { COLOUR, GAP, placeOf } from './layout'
import type { Arrow } from './to-arrows'

type ArrowLineProps = { arrow: Arrow; y: number; kinds: Messages['inspector']['kind'] }

export function ArrowLine({ arrow, y, kinds }: ArrowLineProps) {
  const from = placeOf(arrow.from)
  const to = placeOf(arrow.to)
  const ahead = to > from ? 1 : -1
  const colour = arrow.passed ? COLOUR[arrow.system] : '#b3261e'
  const label = kindWord(kinds, arrow.kind)
  // Short arrows have little room, so the label gets a background of its own.
  const width = Math.min(GAP - 8, label.length * 7.3 + 58)
  // The label stands in the first gap: the middle of a long arrow crosses another lifeline.
  const middle = from + (ahead * GAP) / 2

  return (
    <g className="animate-arrive">
      <line
        x1={from + ahead * 4}
        x2={to - ahead * 12}
        y1={y}
        y2={y}
        stroke={colour}
        strokeWidth="2.5"
        strokeDasharray={arrow.file ? '3 6' : undefined}
      />
      <path d={`M${to - ahead * 3} ${y}l${-ahead * 12}-6v12z`} fill={colour} />
      {!arrow.passed && (
        <path
          d={`m${to - ahead * 26} ${y - 7}l14 14m0-14l-14 14`}
          stroke={colour}
          strokeWidth="3.500"
          strokeLinecap="round"
        />
      )}
      <rect x={middle - width / 2} y={y - 31} width={width} height="22" rx="8" fill="#fffdfa" />
      <text x={middle} y={y - 15} textAnchor="middle" fill="#0f1214" fontSize="13.500" fontWeight="700">
        {label}
        <tspan fill="#5d5a54" fontWeight="500">
          {' '}
          · {arrow.flow}
        </tspan>
      </text>
      <rect x={middle - 42} y={y + 5} width="84" height="16" rx="6" fill="#fffdfa" />
      <text x={middle} y={y + 17} textAnchor="middle" fill="#5d5a54" fontSize="11">
        {formatTime(arrow.at)}
      </text>
    </g>
  )
}
