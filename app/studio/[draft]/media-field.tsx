import type { FieldProps } from '@jembatan/http/use-form'
import { FieldNotes } from '@/app/_forms/field'
import { PostTile } from '@/app/_ui/post-tile'
import type { Messages } from '@/i18n/request'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Draft = RouterOutputs['studio']['draft']

type MediaFieldProps = Pick<Draft, 'upload' | 'pictures'> & {
  words: Messages['studio']
  /** The field's value is the key of the chosen picture, or empty. */
  field: FieldProps
}

/** Offers the available pictures as radio buttons. */
export function MediaField({ words, upload, pictures, field: { id, defaultValue: value, error } }: MediaFieldProps) {
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={`${id}-notes`} aria-invalid={error ? true : undefined}>
      <legend className="font-bold text-sm">{words.write.media}</legend>
      <div className="media-choices">
        {[upload, ...pictures].map(
          (media) =>
            media && (
              <label key={media.key} style={{ background: media.tone }}>
                <input
                  // Remounts when an upload becomes the chosen picture.
                  key={`${value === media.key}`}
                  type="radio"
                  aria-label={[media.alt, media.key === upload?.key && words.write.own].filter(Boolean).join(' · ')}
                  name="media"
                  value={media.key}
                  defaultChecked={value === media.key}
                />
                <PostTile src={media.tile} width={72} height={128} />
                {media.key === upload?.key && <span className="media-own">{words.write.own}</span>}
              </label>
            ),
        )}
      </div>
      <div className="mt-1">
        <FieldNotes id={id} hint={words.write.mediaHint} error={error} />
      </div>
    </fieldset>
  )
}
