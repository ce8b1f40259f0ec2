import type { Messages } from '@/i18n/messages'

type Name = keyof Messages['frame']['system']

const INITIAL = { ramai: 'R', pasar: 'P', kasir: 'K', jembatan: 'J' } as const

/** A system's name with its colour and letter, because colour alone is not accessible. */
export function SystemName({ name, frame }: { name: Name; frame: Messages['frame'] }) {
  return (
    <span data-system={name} className="inline-flex items-center gap-1.5 font-bold text-(--system-text)">
      <span
        aria-hidden
        className="grid size-5 place-items-center rounded-md bg-(--system-text) font-extrabold text-[0.65rem] text-card"
      >
        {INITIAL[name]}
      </span>
      {frame.system[name].name}
    </span>
  )
}
