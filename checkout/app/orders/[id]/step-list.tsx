import { Icon } from '@/app/_ui/lucide-icon'

export type StepRow = {
  name: string
  title: string
  /** When the step was reached, or that it is still ahead. */
  when: React.ReactNode
  reached: boolean
  /** Marks the step at which the order ended early. */
  stopped?: boolean
}

/** A list of steps; each says in words whether it was reached. `newestFirst`: all of them were. */
export function StepList({ steps, newestFirst = false }: { steps: StepRow[]; newestFirst?: boolean }) {
  const current = (newestFirst ? steps[0] : steps.findLast(({ reached }) => reached))?.name

  return (
    <ol className="grid">
      {steps.map(({ name, title, when, reached, stopped }) => (
        <li
          key={name}
          aria-current={name === current ? 'step' : undefined}
          className="group/step grid grid-cols-[1.75rem_1fr] gap-3"
        >
          <span className="grid justify-items-center">
            <span
              className={`grid size-7 place-items-center rounded-full border-2 ${reached ? 'border-pasar-deep bg-pasar-deep text-card' : 'border-line bg-card'}`}
            >
              {reached && (stopped ? <Icon of="icon-X" size={16} /> : <Icon of="icon-Check" size={16} />)}
            </span>
            <span
              className={`min-h-4 w-0.5 flex-1 group-last/step:hidden ${reached && (newestFirst || name !== current) ? 'bg-pasar-deep' : 'bg-line'}`}
            />
          </span>
          <span className="grid pb-4 group-last/step:pb-0 sm:flex sm:items-baseline sm:justify-between sm:gap-x-4">
            <span className={reached ? 'font-bold' : 'text-quiet'}>{title}</span>
            <span className="text-quiet text-sm">{when}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
