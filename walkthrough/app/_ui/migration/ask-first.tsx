'use client'

import { isStep, LONGEST_NAME, stepOf } from '@jembatan/migration-bundle/steps'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import type { PlanStep } from '@/server/migration/plan'
import { useSpeech } from './speech'

export type ConfirmableStep = keyof Messages['migration']['desk']['ask']['of']

type AskFirstProps = {
  of: ConfirmableStep
  /** The operator's name for the certificate. */
  by: string
  onName: (by: string) => void
  onYes: () => void
  onClose: () => void
}

/** Irreversible steps. *Begin anew* is one after the opening, because it purges first. */
export const needsConfirmation = (step: PlanStep, isOpen: boolean): step is ConfirmableStep =>
  step === 'anew' ? isOpen : isStep(step) && stepOf(step).final === true

/**
 * Asks before a step that cannot be undone. Focus begins at *No* and Enter in the field does
 * nothing, so no stray key starts it. Escape closes it.
 */
export function AskFirst({ of, by, onName, onYes, onClose }: AskFirstProps) {
  const { ask: words } = useSpeech().words.desk
  const dialog = useRef<HTMLDialogElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    no.current?.focus()
  }, [])
  const close = () => dialog.current?.close()

  return (
    <dialog
      ref={dialog}
      aria-labelledby="ask-first"
      onClose={onClose}
      // Stop keys of the page behind it, such as a clicker's.
      onKeyDown={(event) => event.stopPropagation()}
      className="panel m-auto w-[min(34rem,calc(100vw-2rem))] p-6 text-ink backdrop:bg-black/70"
    >
      <h3 id="ask-first" className="text-xl">
        {words.of[of].title}
      </h3>
      <p className="mt-3">{words.of[of].text}</p>
      {of !== 'anew' && (
        <label className="mt-4 grid gap-1.5">
          {words.by}
          <input
            value={by}
            onChange={({ target }) => onName(target.value)}
            maxLength={LONGEST_NAME}
            autoComplete="name"
            className="field"
          />
          <span className="text-quiet text-sm">{words.byHint}</span>
        </label>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <button type="button" ref={no} onClick={close} className="button border border-line">
          {words.no}
        </button>
        <button
          type="button"
          onClick={() => {
            close()
            onYes()
          }}
          className="button bg-ink text-card"
        >
          {words.of[of].yes}
        </button>
      </div>
    </dialog>
  )
}
