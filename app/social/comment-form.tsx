'use client'

import { useForm } from '@jembatan/http/use-form'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { TextField } from '../_forms/field'
import { Form } from '../_forms/form'
import { comment } from './actions'
import { draftOfComment } from './draft-of-comment'
import type { CommentWords } from './words'

type CommentFormProps = {
  post: string
  /** The comment to answer; undefined for a comment on the post. */
  answers?: string | undefined
  /**
   * The id of the first comment, from the server for visitors without script. Each further comment
   * gets a new id: the server takes a second comment with the same id for a repetition.
   */
  firstId?: string
  to: string
  words: CommentWords
  /** The height of the field, in lines. */
  rows?: number
  /** Whether the field takes the focus at first. */
  takesFocus?: boolean
  /** Shows the sent comment. By default the page is read again. */
  onSent?: () => void
}

export function CommentForm({ post, answers = '', firstId, to, words, rows, takesFocus, onSent }: CommentFormProps) {
  const form = useForm(comment, undefined, { draft: { name: draftOfComment({ post, answers }) } })
  const router = useRouter()
  const [beginning] = useState(() => firstId ?? crypto.randomUUID())
  const [id, setId] = useState(beginning)
  const title = useId()
  const { result } = form
  const field = form.field('body')

  const beginNext = useEffectEvent(() => {
    setId(crypto.randomUUID())
    if (onSent) onSent()
    else router.refresh()
  })
  useEffect(() => {
    if (result) beginNext()
  }, [result])

  // The next form is a new element, so the focus would be lost with the old one.
  useEffect(() => {
    if (takesFocus || id !== beginning) document.getElementById(field.id)?.focus({ preventScroll: true })
  }, [id, beginning, takesFocus, field.id])

  return (
    // A new form for each comment, so that it begins empty.
    <Form key={id} of={form} summary={words.summary} aria-labelledby={title} className="comment-form">
      <h2 id={title} className="sr-only">
        {answers ? words.answer : words.writeComment}
      </h2>
      {Object.entries({ id, post, answers, to }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...field} rows={rows} label={answers ? words.answer : words.writeComment} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.sending : words.send}
      </button>
    </Form>
  )
}
