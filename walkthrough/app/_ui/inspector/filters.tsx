import { Search } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import { FILTERS, type Filter, readFilter, toVerdict } from './filter-events'

type FiltersProps = {
  words: Messages['inspector']
  frame: Messages['frame']
  filter: Filter
  onChange: (filter: Filter) => void
}

const FLOWS = ['F1', 'F2', 'F3', 'F4']
const NAMES = ['ramai', 'pasar', 'kasir'] as const

export function Filters({ words, frame, filter, onChange }: FiltersProps) {
  const set = (change: Partial<Filter>) => onChange({ ...filter, ...change })
  const form = useRef<HTMLFormElement>(null)
  // A choice made before hydration stands in the fields only; without this, the next message would
  // overwrite it.
  useLayoutEffect(() => {
    if (form.current) onChange(readFilter(new FormData(form.current)))
  }, [onChange])

  return (
    <form
      ref={form}
      id={FILTERS}
      onSubmit={(event) => event.preventDefault()}
      className="flex flex-wrap items-end gap-3 border-line border-b p-4 sm:p-5"
    >
      <Choice name="flow" label={words.flow} value={filter.flow} onChange={(flow) => set({ flow })}>
        <option value="">{words.any}</option>
        {FLOWS.map((flow) => (
          <option key={flow}>{flow}</option>
        ))}
      </Choice>
      <Choice name="system" label={words.system} value={filter.system} onChange={(system) => set({ system })}>
        <option value="">{words.any}</option>
        {NAMES.map((name) => (
          <option key={name} value={name}>
            {frame.system[name].name}
          </option>
        ))}
      </Choice>
      <Choice
        name="verdict"
        label={words.verdict}
        value={filter.verdict}
        onChange={(verdict) => set({ verdict: toVerdict(verdict) })}
      >
        <option value="">{words.any}</option>
        <option value="passed">{words.passed}</option>
        <option value="refused">{words.refused}</option>
      </Choice>
      <label className="grid min-w-40 flex-1 gap-1 font-bold text-sm">
        {words.find}
        <span className="relative">
          <Search size={16} aria-hidden className="absolute top-1/2 left-3 -translate-y-1/2 text-quiet" />
          <input
            type="search"
            name="text"
            value={filter.text}
            onChange={({ target }) => set({ text: target.value })}
            className="field w-full pl-9"
          />
        </span>
      </label>
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  children: React.ReactNode
}

function Choice({ name, label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="grid gap-1 font-bold text-sm">
      {label}
      <select name={name} value={value} onChange={({ target }) => onChange(target.value)} className="field pr-2">
        {children}
      </select>
    </label>
  )
}
