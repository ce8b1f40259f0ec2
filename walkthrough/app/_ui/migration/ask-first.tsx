'use client'

import { isStep, LONGEST_NAME, LONGEST_REASON, stepOf } from '@jembatan/migration-bundle/steps'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { PlanStep } from '@/server/migration/plan'
import { useSpeech } from './speech'

export type ConfirmableStep = keyof Messages['migration']['desk']['ask']['of']

/** The operator's name, and their reason for rows that stay in quarantine, for the certificate. */
export type Signature = { by: string; leave: string }

/** Returns the typed values, without blanks around them. */
export const typedIn = ({ by, leave }: Signature) => ({
  by: by.trim() || undefined,
  leave: leave.trim() || undefined,
})

type AskFirstProps = {
  of: ConfirmableStep
  signature: Signature
  /** Rows in quarantine. */
  waiting: number
  onSignature: (signature: Signature) => void
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
export function AskFirst({ of, signature, waiting, onSignature, onYes, onClose }: AskFirstProps) {
  const { words: spoken, number } = useSpeech()
  const words = spoken.desk.ask
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
            value={signature.by}
            onChange={({ target }) => onSignature({ ...signature, by: target.value })}
            maxLength={LONGEST_NAME}
            autoComplete="name"
            className="field"
          />
          <span className="text-quiet text-sm">{words.byHint}</span>
        </label>
      )}
      {of === 'purge' && waiting > 0 && (
        <label className="mt-4 grid gap-1.5">
          {fill(words.leave, { rows: number(waiting) })}
          <input
            value={signature.leave}
            onChange={({ target }) => onSignature({ ...signature, leave: target.value })}
            maxLength={LONGEST_REASON}
            className="field"
          />
          <span className="text-quiet text-sm">{words.leaveHint}</span>
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
