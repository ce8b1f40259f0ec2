import { FieldsRefused } from '../account/fields-refused'

/** Why an upload is refused, as a code for its field. */
export type MediaFault =
  | 'media_missing'
  | 'media_too_large'
  | 'media_unknown'
  | 'media_mislabelled'
  | 'media_broken'
  | 'media_taken_down'
  | 'picture_too_small'
  | 'picture_too_large'
  | 'clip_too_long'
  | 'clip_too_heavy'
  | 'clip_codec'
  | 'clip_changes_size'
  | 'clip_waiting'
  | 'clips_busy'
  | 'clips_unavailable'

export class MediaRefused extends FieldsRefused {
  constructor(
    readonly fault: MediaFault,
    options?: ErrorOptions,
  ) {
    super({ file: fault }, options)
  }
}
