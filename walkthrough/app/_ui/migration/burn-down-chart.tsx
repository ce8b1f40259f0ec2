import { FastForward } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { BurnDown, Point } from '@/server/migration/burn-down'
import { SteerButton } from '../steer-button'
import { useSpeech } from './speech'

type BurnDownChartProps = {
  burnDown: BurnDown
  /** Both sides are purged: what is left stays. */
  isOver: boolean
  onWeek: () => void
  closed: boolean
  busy: boolean
}

/** Days on the picture: the history began a week before the promise, and a deadline may be missed. */
const [FROM, TO] = [-8, 50]
const LINES = [0, 25, 50, 75, 100]

const x = (day: number) => ((Math.min(TO, Math.max(FROM, day)) - FROM) / (TO - FROM)) * 100
const y = (left: number) => 100 - left
const path = (points: Point[]) => points.map(({ day, left }) => `${x(day)},${y(left)}`).join(' ')

/** The remaining work by day, against the deadline. Text and dots are outside the drawing, so they keep their size on a phone. */
export function BurnDownChart({ burnDown, isOver, onWeek, closed, busy }: BurnDownChartProps) {
  const { burn } = useSpeech().words
  const { points, today, deadline, history } = burnDown
  const forecast = isOver ? null : burnDown.forecast
  const last = points.at(-1)
  const sentence = useSentence({ last, forecast, isOver, deadline })

  return (
    <section aria-labelledby="burn-down" className="panel p-5 sm:p-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="burn-down" className="text-xl">
          {burn.title}
        </h2>
        <p className="figures font-bold">{fill(burn.day, { day: Math.floor(today), deadline })}</p>
      </div>
      <p className="mt-1 max-w-[80ch] text-quiet text-sm room:hidden">{burn.text}</p>
      <div
        role="img"
        aria-label={fill(burn.picture, { sentence })}
        className="figures relative mt-5 mr-2 mb-8 ml-12 h-60 font-bold text-xs lg:h-72"
      >
        <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
          {LINES.map((left) => (
            <Line key={left} points={`0,${y(left)} 100,${y(left)}`} stroke="#e4ded4" width={1} />
          ))}
          <Line points={path(history)} stroke="#8d877c" width={2} dashes="2 5" />
          <Line points={`${x(deadline)},0 ${x(deadline)},100`} stroke="#b3261e" width={2} />
          <Line points={`${x(today)},0 ${x(today)},100`} stroke="#0f1214" width={1} dashes="3 4" />
          {last && forecast !== null && (
            <Line points={path([last, { day: forecast, left: 0 }])} stroke="#0a6b47" width={2} dashes="7 5" />
          )}
          <Line points={path(points)} stroke="#0f1214" width={3.5} />
        </svg>
        {LINES.map((left) => (
          <span
            key={left}
            aria-hidden
            className="absolute right-full mr-2 -translate-y-1/2 whitespace-nowrap text-quiet"
            style={{ top: `${y(left)}%` }}
          >
            {left} %
          </span>
        ))}
        {history.map((point) => (
          <Dot key={point.day} point={point} className="size-2.5 bg-[#8d877c]" />
        ))}
        {points.map((point) => (
          <Dot key={point.day} point={point} className="size-3 bg-ink ring-2 ring-card" />
        ))}
        <Day day={0} text="0" />
        <Day day={deadline} text={`${burn.deadline} · ${deadline}`} end />
      </div>
      <Legend />
      <p role="status" className="mt-4 font-bold">
        {sentence}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SteerButton onPress={onWeek} closed={closed} busy={busy} className="button-calm">
          <FastForward size={16} aria-hidden />
          {burn.week}
        </SteerButton>
        <span className="text-quiet text-sm room:hidden">{burn.weekText}</span>
      </div>
    </section>
  )
}

type LineProps = { points: string; stroke: string; width: number; dashes?: string }

const Line = ({ points, stroke, width, dashes }: LineProps) => (
  <polyline
    points={points}
    fill="none"
    stroke={stroke}
    strokeWidth={width}
    strokeDasharray={dashes}
    strokeLinejoin="round"
    vectorEffect="non-scaling-stroke"
  />
)

const Dot = ({ point: { day, left }, className }: { point: Point; className: string }) => (
  <span
    aria-hidden
    className={`absolute -translate-x-1/2 -translate-y-1/2 rounded-full ${className}`}
    style={{ left: `${x(day)}%`, top: `${y(left)}%` }}
  />
)

const Day = ({ day, text, end = false }: { day: number; text: string; end?: boolean }) => (
  <span
    aria-hidden
    className={`absolute top-full mt-2 whitespace-nowrap ${end ? '-translate-x-full text-wrong' : '-translate-x-1/2 text-quiet'}`}
    style={{ left: `${end ? x(day) + 1 : x(day)}%` }}
  >
    {text}
  </span>
)

function Legend() {
  const { burn } = useSpeech().words
  const lines = [
    { text: burn.measured, look: 'border-ink border-t-4' },
    { text: burn.forecastLine, look: 'border-good border-t-3 border-dashed' },
    { text: burn.history, look: 'border-[#8d877c] border-t-3 border-dotted' },
  ]

  return (
    <ul aria-hidden className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {lines.map(({ text, look }) => (
        <li key={text} className="flex items-center gap-2">
          <span className={`w-6 ${look}`} />
          {text}
        </li>
      ))}
    </ul>
  )
}

type Described = { last: Point | undefined; deadline: number; forecast: number | null; isOver: boolean }

function useSentence({ last, forecast, isOver, deadline }: Described) {
  const {
    number,
    words: { burn: words },
  } = useSpeech()
  if (!last) return words.unknown
  if (last.left === 0) return words.finished
  const left = `${number(last.left, 1)} % ${words.left}.`
  if (isOver) return `${left} ${words.stays}`
  if (forecast === null) return `${left} ${words.unknown}`
  const [day, spare] = [Math.ceil(forecast), Math.floor(deadline - forecast)]

  return `${left} ${spare >= 0 ? fill(words.forecast, { day, spare }) : fill(words.late, { day, over: -spare })}`
}
