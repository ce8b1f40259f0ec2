/** The sheet of a page section. */
export const card = 'rounded-card border border-line bg-card p-4 sm:p-6'

/** A bar that stays visible on a phone, at full width. It is sticky within its container. */
export const bottomBar =
  'bottom-bar sticky bottom-0 z-20 -mx-4 grid grid-cols-[auto_1fr] border-line border-t bg-card px-4 py-3 sm:-mx-6 sm:px-6'

const shape =
  'inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-control px-6 py-3 text-center font-bold transition-colors duration-200'

/** Looks of disabled and busy buttons. */
const inert =
  'disabled:cursor-not-allowed disabled:bg-line disabled:text-quiet aria-disabled:cursor-not-allowed aria-disabled:bg-line aria-disabled:text-quiet'

/** Looks of a button, for `<button>` and for links that act as one. */
export const button = {
  primary: `${shape} bg-pasar-deep text-card hover:bg-pasar-press ${inert}`,
  danger: `${shape} bg-wrong text-card hover:bg-wrong-press ${inert}`,
  quiet: `${shape} border border-line bg-card text-ink hover:border-ink aria-disabled:cursor-not-allowed aria-disabled:text-quiet`,
} as const
