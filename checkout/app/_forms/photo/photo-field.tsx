import type { FieldProps } from '@jembatan/http/use-form'
import { control, FieldNotes } from '@/app/_forms/field'
import type { PhotoWords } from './words-of-photos'

type Props = { field: FieldProps; words: Pick<PhotoWords, 'photos' | 'photosHint' | 'takePhoto'> }

/**
 * Accepts as many photos at once as the shop stores. Browsers do not allow a page to prefill a file
 * input.
 */
export function PhotoField({ field: { id, name, error }, words }: Props) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {words.photos}
      </label>
      <input
        id={id}
        name={name}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-notes`}
        className={`${control} py-2.5`}
      />
      {/* A second input of the same name: `capture` alone would hide the gallery. */}
      <label className="hidden min-h-11 cursor-pointer content-center font-bold text-pasar-deep underline pointer-coarse:grid">
        {words.takePhoto}
        <input name={name} type="file" accept="image/*" capture="environment" className={`${control} py-2.5`} />
      </label>
      <FieldNotes name={id} hint={words.photosHint} error={error} />
    </div>
  )
}
