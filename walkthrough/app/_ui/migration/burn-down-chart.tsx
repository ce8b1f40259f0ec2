import { FastForward } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { BurnDown, Point } from '@/server/migration/burn-down'
import { SteerButton } from '../steer-button'
import { useSpeech } from './speech'

type BurnDownChartProps = {
  burnDown: BurnDown
  /** True after the purge: the remaining rows stay. */
  isOver: boolean
  onWeek: () => void
  closed: boolean
  busy: boolean
}

/** The first and the last day of the chart. */
type Scale = [from: number, to: number]

/** The history starts a week before the deadline was set, and a deadline may be missed. */
const DAYS: Scale = [-8, 50]
const MINUTES_A_DAY = 24 * 60
const LINES = [0, 25, 50, 75, 100]

const x = (day: number, [from, to]: Scale) => ((Math.min(to, Math.max(from, day)) - from) / (to - from)) * 100
const y = (percent: number) => 100 - percent
const path = (points: Point[], scale: Scale) => points.map(({ day, left }) => `${x(day, scale)},${y(left)}`).join(' ')

/** Scale of the first day in minutes, with space after the last point. */
const minutesUntil = ({ day }: Point): Scale => [0, Math.max(1 / MINUTES_A_DAY, day * 1.08)]

/**
 * Remaining work by day, against the deadline. Text and dots stand outside the SVG, so they keep
 * their size on a phone.
 */
export function BurnDownChart({ burnDown, isOver, onWeek, closed, busy }: BurnDownChartProps) {
  const {
    words: { burn },
    number,
  } = useSpeech()
  const { points, byMinute, today, deadline, history } = burnDown
  const forecast = isOver ? null : burnDown.forecast
  const last = points.at(-1)
  const scale = byMinute && last ? minutesUntil(last) : DAYS
  const sentence = useSentence({ last, forecast, isOver, deadline })

  return (
    <section aria-labelledby="burn-down" className="panel p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="burn-down" className="text-xl">
          {burn.title}
        </h2>
        <p className="figures font-bold">{fill(burn.day, { day: Math.floor(today), deadline })}</p>
      </div>
      <div
        role="img"
        aria-label={fill(burn.picture, { sentence })}
        className="figures relative mt-4 mr-2 mb-7 ml-12 h-44 font-bold text-xs lg:h-[clamp(9rem,22dvh,18rem)]"
      >
        <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
          {LINES.map((percent) => (
            <Line key={percent} points={`0,${y(percent)} 100,${y(percent)}`} stroke="var(--color-line)" width={1} />
          ))}
          {!byMinute && (
            <>
              <Line points={path(history, scale)} stroke="#8d877c" width={2} dashes="2 5" />
              <Upright day={deadline} scale={scale} stroke="var(--color-wrong)" width={2} />
              <Upright day={today} scale={scale} stroke="var(--color-ink)" width={1} dashes="3 4" />
            </>
          )}
          {!byMinute && last && forecast !== null && (
            <Line
              points={path([last, { day: forecast, left: 0 }], scale)}
              stroke="var(--color-good)"
              width={2}
              dashes="7 5"
            />
          )}
          <Line points={path(points, scale)} stroke="var(--color-ink)" width={3.5} />
        </svg>
        {LINES.map((percent) => (
          <span
            key={percent}
            aria-hidden
            className="absolute right-full mr-2 -translate-y-1/2 whitespace-nowrap text-quiet"
            style={{ top: `${y(percent)}%` }}
          >
            {percent} %
          </span>
        ))}
        {!byMinute &&
          history.map((point) => <Dot key={point.day} point={point} scale={scale} className="size-2.5 bg-[#8d877c]" />)}
        {points.map((point) => (
          <Dot key={point.day} point={point} scale={scale} className="size-3 bg-ink ring-2 ring-card" />
        ))}
        <Day day={0} scale={scale} text="0" />
        {byMinute && last ? (
          <Day
            day={last.day}
            scale={scale}
            text={fill(burn.minutes, { minutes: number(last.day * MINUTES_A_DAY, 1) })}
          />
        ) : (
          <Day day={deadline} scale={scale} text={`${burn.deadline} · ${deadline}`} end />
        )}
      </div>
      {!byMinute && <Legend />}
      <div className="mt-2 flex flex-wrap items-center gap-x-4">
        <p role="status" className="min-w-0 flex-1 basis-72 font-bold">
          {sentence}
        </p>
        <SteerButton
          onPress={onWeek}
          closed={closed}
          busy={busy}
          aria-describedby="week"
          className="button-calm min-w-0 px-3 text-sm"
        >
          <FastForward size={16} aria-hidden />
          {burn.week}
        </SteerButton>
      </div>
      <p id="week" className="text-quiet text-sm room:hidden">
        {fill(burn.weekText, { week: burn.week })}
      </p>
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

type UprightProps = Omit<LineProps, 'points'> & { day: number; scale: Scale }

const Upright = ({ day, scale, ...look }: UprightProps) => (
  <Line points={`${x(day, scale)},0 ${x(day, scale)},100`} {...look} />
)

type DotProps = { point: Point; scale: Scale; className: string }

const Dot = ({ point: { day, left }, scale, className }: DotProps) => (
  <span
    aria-hidden
    className={`absolute -translate-x-1/2 -translate-y-1/2 rounded-full ${className}`}
    style={{ left: `${x(day, scale)}%`, top: `${y(left)}%` }}
  />
)

type DayProps = { day: number; scale: Scale; text: string; end?: boolean }

const Day = ({ day, scale, text, end = false }: DayProps) => (
  <span
    aria-hidden
    className={`absolute top-full mt-2 whitespace-nowrap ${end ? '-translate-x-full text-wrong' : '-translate-x-1/2 text-quiet'}`}
    style={{ left: `${x(day, scale) + (end ? 1 : 0)}%` }}
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
  const sentence = `${number(last.left, 1)} % ${words.left}.`
  if (isOver) return `${sentence} ${words.stays}`
  if (forecast === null) return `${sentence} ${words.unknown}`
  const [day, spare] = [Math.ceil(forecast), Math.floor(deadline - forecast)]

  return `${sentence} ${spare >= 0 ? fill(words.forecast, { day, spare }) : fill(words.late, { day, over: -spare })}`
}
