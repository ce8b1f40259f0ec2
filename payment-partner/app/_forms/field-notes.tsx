import type { FieldProps } from '@jembatan/http/use-form'

type Props = Pick<FieldProps, 'id' | 'error'> & { hint: string | undefined }

/** The ids of a field's notes, for `aria-describedby`. */
export const notesOf = ({ id, hint, error }: Props) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

export const FieldNotes = ({ id, hint, error }: Props) => (
  <>
    {hint && (
      <p id={`${id}-hint`} className="text-quiet text-sm">
        {hint}
      </p>
    )}
    {error && (
      <p id={`${id}-error`} className="font-bold text-sm text-wrong">
        {error}
      </p>
    )}
  </>
)
