import { control, FieldNotes } from '@/app/_forms/field'

type Props = { words: Record<'photos' | 'photosHint', string>; error: string | undefined }

/** As many as the shop keeps are chosen at once. A browser lets no page fill the field again. */
export function PhotoField({ words, error }: Props) {
  return (
    <div className="grid gap-1">
      <label htmlFor="photos" className="font-bold text-sm">
        {words.photos}
      </label>
      <input
        id="photos"
        name="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-invalid={error ? true : undefined}
        aria-describedby="photos-notes"
        className={`${control} py-2.5`}
      />
      <FieldNotes name="photos" hint={words.photosHint} error={error} />
    </div>
  )
}
