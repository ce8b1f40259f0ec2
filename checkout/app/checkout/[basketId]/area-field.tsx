'use client'

import { useState } from 'react'
import { control, FieldNotes } from '@/app/field'
import { button } from '@/app/styles'
import type { AddressWords } from './address-form'
import { type AddressState, type Area, nameArea } from './address-state'
import { useAreas } from './use-areas'
import { useScripted } from './use-scripted'

type Props = Pick<AddressState, 'values' | 'matches'> & { error?: string; words: AddressWords }

/** One box for kelurahan, kecamatan, kota and kode pos: a combobox, or a search that lists its finds without a script. */
export function AreaField({ values, matches, error, words }: Props) {
  const scripted = useScripted()

  return (
    <div className="grid gap-1">
      <label htmlFor="areaId" className="font-bold text-sm">
        {words.area}
      </label>
      {scripted ? (
        <AreaCombobox values={values} invalid={Boolean(error)} words={words} />
      ) : (
        <AreaSearch values={values} matches={matches} invalid={Boolean(error)} words={words} />
      )}
      <FieldNotes name="areaId" hint={words.areaHint.replace('{count}', '50')} error={error} />
    </div>
  )
}

type Variant = { values: Props['values']; invalid: boolean; words: AddressWords }

function AreaCombobox({ values, invalid, words }: Variant) {
  const [text, setText] = useState(values.areaText)
  const [chosen, setChosen] = useState(values.areaId)
  const [active, setActive] = useState(0)
  const areas = useAreas(chosen ? '' : text)
  const open = areas !== null

  const choose = (area: Area | undefined) => {
    if (!area) return
    setText(nameArea(area))
    setChosen(area.id)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!areas?.length) return
    if (event.key === 'ArrowDown') setActive((active + 1) % areas.length)
    else if (event.key === 'ArrowUp') setActive((active + areas.length - 1) % areas.length)
    else if (event.key === 'Enter') choose(areas[active])
    else return
    event.preventDefault()
  }

  return (
    <div className="relative">
      <input type="hidden" name="areaId" value={chosen} />
      <input
        id="areaId"
        name="areaText"
        role="combobox"
        aria-expanded={open}
        aria-controls="areas"
        aria-autocomplete="list"
        aria-activedescendant={areas?.length ? `area-${active}` : undefined}
        aria-invalid={invalid ? true : undefined}
        aria-describedby="areaId-notes"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen('')
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        className={control}
      />
      <p role="status" className="sr-only">
        {areas && (areas.length ? words.areaCount.replace('{count}', String(areas.length)) : words.areaNone)}
      </p>
      {areas && areas.length === 0 && <p className="pt-2 text-warn">{words.areaNone}</p>}
      <div
        id="areas"
        role="listbox"
        aria-label={words.areaPick}
        hidden={!areas?.length}
        className="absolute inset-x-0 top-full z-10 mt-1 max-h-80 overflow-y-auto rounded-control border border-line bg-card p-1 shadow-lg"
      >
        {areas?.map((area, index) => (
          <div
            key={area.id}
            id={`area-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the box loses its focus.
            onPointerDown={(event) => {
              event.preventDefault()
              choose(area)
            }}
            onPointerEnter={() => setActive(index)}
            className="min-h-11 cursor-pointer content-center rounded-xl px-3 py-2 aria-selected:bg-pasar-wash"
          >
            {nameArea(area)}
          </div>
        ))}
      </div>
    </div>
  )
}

function AreaSearch({ values, matches, invalid, words }: Variant & { matches: Area[] }) {
  return (
    <>
      <div className="grid grid-cols-[1fr_auto] gap-2">
        <input
          id="areaId"
          name="areaText"
          defaultValue={values.areaText}
          autoComplete="off"
          aria-invalid={invalid ? true : undefined}
          aria-describedby="areaId-notes"
          className={control}
        />
        <button type="submit" name="intent" value="find" className={button.quiet}>
          {words.areaFind}
        </button>
      </div>
      {matches.length === 0 && values.areaId && <input type="hidden" name="areaId" value={values.areaId} />}
      {matches.length > 0 && (
        <fieldset className="grid gap-1 py-2">
          <legend className="font-bold text-sm">{words.areaPick}</legend>
          {matches.map((area) => (
            <label key={area.id} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name="areaId"
                value={area.id}
                defaultChecked={area.id === values.areaId}
                className="size-5 accent-pasar-deep"
              />
              {nameArea(area)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
