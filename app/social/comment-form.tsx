'use client'

import { useActionState, useEffect, useId, useState } from 'react'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, TextField } from '../_forms/fields'
import { comment } from './actions'
import type { CommentWords } from './words'

type CommentFormProps = {
  post: string
  /** The comment that is answered; the post without one. */
  answers?: string
  /** Of the server, for who has no script; each comment that is sent from here gets another. */
  firstId: string
  to: string
  words: CommentWords
  onSent?: () => void
}

export function CommentForm({ post, answers = '', firstId, to, words, onSent }: CommentFormProps) {
  const [{ typed, mistakes, sent }, send, sending] = useActionState(comment, { typed: {}, mistakes: {}, sent: 0 })
  const [id, setId] = useState(firstId)
  const title = useId()
  const errors = inWords(mistakes, words.mistakes)

  useEffect(() => {
    if (sent === 0) return
    setId(crypto.randomUUID())
    onSent?.()
  }, [sent, onSent])

  return (
    <form key={sent} action={send} noValidate aria-labelledby={title} className="mt-4 grid gap-2">
      <ErrorSummary title={words.summary} errors={errors} />
      <h2 id={title} className="sr-only">
        {answers ? words.answer : words.writeComment}
      </h2>
      {Object.entries({ id, post, answers, to }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="body"
        label={answers ? words.answer : words.writeComment}
        value={typed.body ?? ''}
        error={errors.body}
      />
      <button type="submit" disabled={sending} className="button justify-self-start bg-ink text-white">
        {sending ? words.sending : words.send}
      </button>
    </form>
  )
}
