import type { Ref } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'
import { ArrowLine } from './arrow-line'
import { BOTTOM, COLOUR, HEAD, LINES, placeOf, ROW, WIDTH } from './layout'
import type { Arrow } from './to-arrows'

type PictureProps = {
  ref: Ref<SVGSVGElement>
  arrows: Arrow[]
  words: Messages['sequence']
  frame: Messages['frame']
  kinds: Messages['inspector']['kind']
  statuses: SystemStatuses | null
}

/** Self-contained: colours and sizes are attributes, so that the saved file looks the same. */
export function Picture({ ref, arrows, words, frame, kinds, statuses }: PictureProps) {
  const height = HEAD + Math.max(3, arrows.length) * ROW + BOTTOM

  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={fill(words.picture, { count: arrows.length })}
      className="mx-auto block w-full min-w-[44rem] max-w-[80rem]"
      style={{ fontFamily: 'var(--font-jakarta, system-ui), system-ui, sans-serif' }}
      fontWeight="500"
    >
      <rect width={WIDTH} height={height} fill="#fffdfa" />
      {LINES.map((line) => {
        const unseen = line !== 'browser' && statuses && statuses[line].auditLog !== 'live'
        const name = line === 'browser' ? words.browser : frame.system[line].name

        return (
          <g key={line}>
            <line
              x1={placeOf(line)}
              x2={placeOf(line)}
              y1={70}
              y2={height - BOTTOM + 10}
              stroke={COLOUR[line]}
              strokeWidth="2"
              strokeDasharray={unseen ? '3 7' : undefined}
            />
            <rect x={placeOf(line) - 76} y={16} width="152" height="52" rx="16" fill={COLOUR[line]} />
            <text
              x={placeOf(line)}
              y={unseen ? 39 : 47}
              textAnchor="middle"
              fill="#ffffff"
              fontSize="17"
              fontWeight="800"
            >
              {name}
            </text>
            {unseen && (
              <text x={placeOf(line)} y={57} textAnchor="middle" fill="#ffffff" fontSize="11.500">
                {words.notAudited}
              </text>
            )}
          </g>
        )
      })}
      {arrows.map((arrow, index) => (
        <ArrowLine key={arrow.key} arrow={arrow} y={HEAD + index * ROW} kinds={kinds} />
      ))}
      <text x={WIDTH / 2} y={height - 16} textAnchor="middle" fill="#5d5a54" fontSize="12">
        {words.caption}
      </text>
    </svg>
  )
}
