import { FieldNotes } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Shown = RouterOutputs['studio']['draft']

type MediaFieldProps = Pick<Shown, 'upload' | 'pictures'> & {
  words: Messages['studio']
  /** The key of the chosen one; empty for none. */
  value: string
  error: string | undefined
}

/** One of the pictures that there are: a group of radio buttons, each its picture. */
export function MediaField({ words, upload, pictures, value, error }: MediaFieldProps) {
  return (
    <fieldset id="media" tabIndex={-1} aria-describedby="media-notes" aria-invalid={error ? true : undefined}>
      <legend className="font-bold text-sm">{words.write.media}</legend>
      <div className="media-choices">
        {[upload, ...pictures].map(
          (media) =>
            media && (
              <label key={media.key} style={{ background: media.tone }}>
                <input
                  // A radio button forgets its default on a reset, which React does after an action.
                  key={`${value === media.key}`}
                  type="radio"
                  name="media"
                  value={media.key}
                  defaultChecked={value === media.key}
                />
                {/* biome-ignore lint/performance/noImgElement: already AVIF, in the size of a tile */}
                <img
                  src={media.tile}
                  alt={media.key === upload?.key ? media.alt || words.write.own : media.alt}
                  width={72}
                  height={128}
                  loading="lazy"
                />
                {media.key === upload?.key && <span className="media-own">{words.write.own}</span>}
              </label>
            ),
        )}
      </div>
      <div className="mt-1">
        <FieldNotes name="media" hint={words.write.mediaHint} error={error} />
      </div>
    </fieldset>
  )
}
