import type { FeedWords } from './get-feed-words'

export const CHEAT_SHEET = 'cheat-sheet'

export const openCheatSheet = () => document.getElementById(CHEAT_SHEET)?.showPopover()

type CheatSheetProps = { words: FeedWords; letterKeys: boolean; onLetterKeys: (on: boolean) => void }

export function CheatSheet({ words, letterKeys, onLetterKeys }: CheatSheetProps) {
  const keys = [
    ['↓ · Page Down', words.keyNext],
    ['↑ · Page Up', words.keyPrevious],
    ['Home', words.keyFirst],
    [words.space, words.keyPause],
    ['L', words.social.like],
    ['C', words.keyComments],
    ['S', words.social.save],
    ['M', words.keySound],
    ['?', words.keyHelp],
  ]

  return (
    <aside id={CHEAT_SHEET} popover="auto" className="sheet" aria-labelledby={`${CHEAT_SHEET}-title`}>
      <h2 id={`${CHEAT_SHEET}-title`} className="font-extrabold text-xl">
        {words.keys}
      </h2>
      <dl className="mt-4 grid gap-1">
        {keys.map(([key, deed]) => (
          <div key={key} className="flex items-center justify-between gap-4 border-line border-b py-2.5">
            <dt className="order-2 font-bold">
              <kbd className="rounded-lg border border-line bg-card px-2.5 py-1 font-sans text-sm">{key}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-3 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={letterKeys}
          data-action="letterKeys"
          onChange={(event) => onLetterKeys(event.target.checked)}
          className="size-5 accent-ramai-text"
        />
        {words.letterKeys}
      </label>
      <button
        type="button"
        popoverTarget={CHEAT_SHEET}
        popoverTargetAction="hide"
        className="button button-quiet mt-4 w-full"
      >
        {words.done}
      </button>
    </aside>
  )
}
