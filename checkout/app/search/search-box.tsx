'use client'

import { useScripted } from '@jembatan/http/use-scripted'
import { control } from '@/app/_forms/field'
import { Icon } from '@/app/_ui/lucide-icon'
import type { Language } from '@/i18n/language'
import { useSuggestions } from './use-suggestions'

type Props = {
  typed: string
  language: Language
  words: { label: string; placeholder: string; button: string; suggestions: string; count: string; shop: string }
}

/**
 * The same input element with and without JavaScript, so that text typed before hydration stays.
 */
export function SearchBox({ typed, language, words }: Props) {
  const scripted = useScripted()
  const { input, options, active, open, setActive, search, close, visit, onKeyDown } = useSuggestions(language)
  const combobox = {
    role: 'combobox',
    'aria-expanded': open,
    'aria-controls': 'suggestions',
    'aria-autocomplete': 'list',
    'aria-activedescendant': open && active >= 0 ? `suggestion-${active}` : undefined,
    onKeyDown,
    onBlur: close,
  } as const

  return (
    <div className="relative flex gap-2">
      <input
        ref={input}
        id="q"
        name="q"
        type="search"
        aria-label={words.label}
        placeholder={words.placeholder}
        defaultValue={typed}
        maxLength={80}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => search(event.target.value)}
        className={`${control} min-w-0 grow placeholder:text-quiet`}
        {...(scripted && combobox)}
      />
      <button
        type="submit"
        className="inline-flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-2 rounded-control bg-ink px-4 font-bold text-card"
      >
        <Icon of="icon-Search" size={18} />
        <span className="sr-only sm:not-sr-only">{words.button}</span>
      </button>
      {scripted && (
        <>
          <p role="status" className="sr-only">
            {open && words.count.replace('{count}', String(options.length))}
          </p>
          <div
            id="suggestions"
            role="listbox"
            aria-label={words.suggestions}
            hidden={!open}
            className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-control border border-line bg-card p-1 shadow-lg"
          >
            {options.map(({ href, name, shop }, index) => (
              <div
                key={href}
                id={`suggestion-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                // Runs before the box loses its focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => visit(index)}
                onKeyDown={onKeyDown}
                onPointerEnter={() => setActive(index)}
                className="flex min-h-11 cursor-pointer items-center gap-2 rounded-xl px-3 py-2 aria-selected:bg-pasar-wash"
              >
                {shop ? <Icon of="icon-Store" size={16} /> : <Icon of="icon-Search" size={16} />}
                <span className="line-clamp-1">{name}</span>
                {shop && <span className="ml-auto text-quiet text-sm">{words.shop}</span>}
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
