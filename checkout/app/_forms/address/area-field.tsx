'use client'

import type { FieldProps } from '@jembatan/http/use-form'
import { useScripted } from '@jembatan/http/use-scripted'
import { useRef } from 'react'
import { control, FieldNotes, LINE_HOLDS } from '@/app/_forms/field'
import { button } from '@/app/_ui/styles'
import { type Area, nameArea } from './address-state'
import type { AddressWords } from './address-words'
import type { AreaSearch } from './use-area-search'

type Props = {
  /** The text input. */
  field: FieldProps
  areaId: string
  matches: Area[]
  words: AddressWords
  area: AreaSearch
}

/**
 * One box for kelurahan, kecamatan, kota and kode pos: a combobox, or without JavaScript a search
 * that lists its results. Both share one input element, so that text typed before hydration stays.
 */
export function AreaField({ field: { id, name, defaultValue, error }, areaId, matches, words, area }: Props) {
  const scripted = useScripted()
  const { input, areas, chosen, active, search, onKeyDown } = area
  const combobox = {
    role: 'combobox',
    'aria-expanded': areas !== null,
    'aria-controls': 'areas',
    'aria-autocomplete': 'list',
    'aria-activedescendant': areas?.length ? `area-${active}` : undefined,
    onKeyDown,
  } as const

  // Scrolls the box to the top on a phone: the list would open under the bottom bar and the
  // keyboard.
  const frame = useRef<HTMLDivElement>(null)
  const bringUp = () => {
    if (matchMedia('(width < 64rem)').matches) frame.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <div ref={frame} className="grid scroll-mt-4 gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {words.area}
      </label>
      <div className={scripted ? 'relative' : 'grid grid-cols-[1fr_auto] gap-2'}>
        <input
          ref={input}
          id={id}
          name={name}
          defaultValue={defaultValue}
          maxLength={LINE_HOLDS}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-notes`}
          onChange={(event) => search(event.target.value)}
          onFocus={bringUp}
          className={control}
          {...(scripted && combobox)}
        />
        {scripted ? (
          <Suggestions area={area} words={words} hasMistake={error !== undefined} />
        ) : (
          <button type="submit" name="intent" value="find" className={button.quiet}>
            {words.areaFind}
          </button>
        )}
      </div>
      {scripted ? (
        <input type="hidden" name="areaId" value={chosen} />
      ) : (
        <Matches matches={matches} chosen={areaId} words={words} />
      )}
      <FieldNotes name={id} hint={words.areaHint.replace('{count}', '50')} error={error} />
    </div>
  )
}

type SuggestionsProps = Pick<Props, 'area' | 'words'> & {
  /** True when the field already shows an error, which replaces the hint that no area was found. */
  hasMistake: boolean
}

function Suggestions({ area, words, hasMistake }: SuggestionsProps) {
  const { areas, failed, searchAgain, active, setActive, choose } = area

  return (
    <>
      <p role="status" className="sr-only">
        {failed && words.areaFailed}
        {areas && (areas.length ? words.areaCount.replace('{count}', String(areas.length)) : words.areaNone)}
      </p>
      {failed && (
        <p className="flex flex-wrap items-center gap-3 pt-2 text-warn">
          {words.areaFailed}
          <button type="button" onClick={searchAgain} className={button.quiet}>
            {words.areaRetry}
          </button>
        </p>
      )}
      {areas && areas.length === 0 && !hasMistake && <p className="pt-2 text-warn">{words.areaNone}</p>}
      <div
        id="areas"
        role="listbox"
        aria-label={words.areaPick}
        hidden={!areas?.length}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-[min(20rem,45dvh)] overflow-y-auto rounded-control border border-line bg-card p-1 shadow-lg"
      >
        {areas?.map((area, index) => (
          <div
            key={area.id}
            id={`area-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Prevents the focus loss. A finger that drags the list lifts elsewhere, and so chooses
            // nothing.
            onPointerDown={(event) => event.preventDefault()}
            onPointerUp={() => choose(area)}
            onPointerEnter={() => setActive(index)}
            className="min-h-11 cursor-pointer content-center rounded-xl px-3 py-2 aria-selected:bg-pasar-wash"
          >
            {nameArea(area)}
          </div>
        ))}
      </div>
    </>
  )
}

/** Search results that the server lists without JavaScript. */
function Matches({ matches, chosen, words }: { matches: Area[]; chosen: string; words: AddressWords }) {
  if (matches.length === 0) return chosen && <input type="hidden" name="areaId" value={chosen} />

  return (
    <fieldset className="grid gap-1 py-2">
      <legend className="font-bold text-sm">{words.areaPick}</legend>
      {matches.map((area) => (
        <label key={area.id} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="areaId"
            value={area.id}
            defaultChecked={area.id === chosen}
            className="size-5 accent-pasar-deep"
          />
          {nameArea(area)}
        </label>
      ))}
    </fieldset>
  )
}
