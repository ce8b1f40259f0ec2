'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field, FieldNotes, TextField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { Face } from '@/app/_ui/face'
import type { Messages } from '@/i18n/request'
import { AVATARS, KEEP_PICTURE, pathOfAvatar } from '@/server/account/limits'
import { changeProfile } from '../actions'

type Member = { handle: string; name: string; image: string | null }

type ProfileFormProps = {
  member: Member
  /** The bio of a creator; null for other members, who have no page of their own. */
  creator: { bioId: string; bioEn: string } | null
  words: Messages['account']
}

export function ProfileForm({ member, creator, words }: ProfileFormProps) {
  const { name, handle } = member
  const bio = { bioId: creator?.bioId ?? '', bioEn: creator?.bioEn === creator?.bioId ? '' : (creator?.bioEn ?? '') }
  const before = { name, handle, picture: KEEP_PICTURE, ...bio } as const
  const form = useForm(changeProfile, before, { draft: { name: 'profile', over: JSON.stringify(before) } })

  return (
    <Form of={form} summary={words.summary} className="grid max-w-md gap-5">
      <Pictures member={member} field={form.field('picture')} words={words.profile} />
      <Field {...form.field('name')} autoComplete="name" label={words.name} hint={words.nameHint} />
      {creator ? (
        <>
          <input type="hidden" name="handle" value={handle} />
          <TextField {...form.field('bioId')} rows={2} lang="id" label={words.profile.bioId} />
          <TextField
            {...form.field('bioEn')}
            rows={2}
            lang="en"
            label={words.profile.bioEn}
            hint={words.profile.bioEnHint}
          />
        </>
      ) : (
        <>
          <Field
            {...form.field('handle')}
            autoComplete="username"
            label={words.profile.handle}
            hint={words.profile.handleHint}
          />
          <p className="text-muted text-sm leading-relaxed">
            {words.profile.bioOfCreators}{' '}
            <a href="/studio" className="inline-block py-2.5 font-bold text-ramai-text underline">
              {words.profile.openCreator}
            </a>
          </p>
        </>
      )}
      <div className="flex items-center gap-4">
        <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
          {form.isSending ? words.busy : words.profile.save}
        </button>
        <p role="status">{form.result && words.profile.saved}</p>
      </div>
    </Form>
  )
}

type PicturesProps = {
  member: Member
  field: { id: string; name: string; defaultValue: string | undefined; error: string | undefined }
  words: Messages['account']['profile']
}

/** Drawn pictures, the present one, and initials. */
function Pictures({ member, field: { id, name, defaultValue, error }, words }: PicturesProps) {
  const drawn = AVATARS.filter((avatar) => pathOfAvatar(avatar) !== member.image)
  const choices: { value: string; image: string | null; text: string }[] = [
    { value: KEEP_PICTURE, image: member.image, text: words.keepPicture },
    ...(member.image ? [{ value: '', image: null, text: words.initials }] : []),
    ...drawn.map((avatar) => ({ value: avatar, image: pathOfAvatar(avatar), text: words.avatars[avatar] })),
  ]

  return (
    <fieldset id={id} aria-describedby={`${id}-notes`}>
      <legend className="mb-2 font-bold text-sm">{words.picture}</legend>
      <div className="avatars">
        {choices.map(({ value, image, text }) => (
          <label key={value} title={text}>
            <input type="radio" name={name} value={value} defaultChecked={value === defaultValue} aria-label={text} />
            <Face person={{ ...member, image }} />
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={undefined} error={error} />
    </fieldset>
  )
}
