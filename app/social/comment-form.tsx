'use client'

import { useForm } from '@jembatan/http/use-form'
import { useEffect, useId, useState } from 'react'
import { TextField } from '../_forms/field'
import { Form } from '../_forms/form'
import { comment } from './actions'
import { draftOfComment } from './draft-of-comment'
import type { CommentWords } from './words'

type CommentFormProps = {
  post: string
  /** The comment to answer; undefined for a comment on the post. */
  answers?: string
  /**
   * The id of the first comment, from the server for visitors without script. Each further comment
   * gets a new id.
   */
  firstId: string
  to: string
  words: CommentWords
  onSent?: () => void
}

export function CommentForm({ post, answers = '', firstId, to, words, onSent }: CommentFormProps) {
  const form = useForm(comment, undefined, { draft: { name: draftOfComment({ post, answers }) } })
  const [id, setId] = useState(firstId)
  const title = useId()
  const { result } = form

  useEffect(() => {
    if (!result) return
    setId(crypto.randomUUID())
    onSent?.()
  }, [result, onSent])

  return (
    // A new form for each comment, so that it begins empty.
    <Form key={id} of={form} summary={words.summary} aria-labelledby={title} className="mt-4 grid gap-2">
      <h2 id={title} className="sr-only">
        {answers ? words.answer : words.writeComment}
      </h2>
      {Object.entries({ id, post, answers, to }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...form.field('body')} label={answers ? words.answer : words.writeComment} />
      <button type="submit" disabled={form.isSending} className="button justify-self-start bg-ink text-white">
        {form.isSending ? words.sending : words.send}
      </button>
    </Form>
  )
}
